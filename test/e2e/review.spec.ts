import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, type Product, test } from './fixtures';

const BLOCKS = 9;

async function openReview(product: Product, hash = '#review'): Promise<Page> {
  const page = await product.page(`dashboard.html${hash}`);
  await expect(page.getByTestId('review-goals')).toBeVisible({ timeout: 60_000 });
  // Counts, hand-offs and notes of the sample come within moments.
  await expect(page.getByTestId('review-reading')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByTestId('review-table-clocks')).toBeAttached({ timeout: 60_000 });
  await expect(page.getByTestId('review-table-feedback')).toBeAttached({ timeout: 60_000 });
  return page;
}

/** The first cell of every row of the review, without white space. */
async function rowsOf(page: Page): Promise<string[]> {
  return page
    .locator('.review-table th[scope="row"]')
    .evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').replace(/\s+/g, '')));
}

test('a review is made ready, held, kept, and opens again as it was', async ({ product }) => {
  const page = await openReview(product);
  // Both departments decide something, and it waits in Today for the one who owns it.
  await page.getByTestId('decision-add').click();
  await page.getByTestId('decision-text').fill('Call the three silent MQLs of the webinar');
  await page.getByTestId('decision-owner').fill('Nora Vidal');
  await page.getByTestId('decision-due').fill('2099-01-15');
  await page.getByTestId('decision-save').click();
  await expect(page.getByTestId('decision')).toContainText('Call the three silent MQLs');

  // Held: by keyboard, one part at a time, with a note; the timer runs only once it is started.
  await page.getByTestId('review-hold').click();
  await expect(page.getByTestId('held-bar')).toContainText(`1 of ${BLOCKS}`);
  await expect(page.getByRole('timer')).toHaveCount(0);
  await page.getByTestId('timer').click();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByTestId('note-edit-goals').click();
  await page.getByTestId('note-text-goals').fill('MQLs: the fair was moved.');
  // Arrow keys in the text move the cursor, not the review.
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('held-bar')).toContainText(`1 of ${BLOCKS}`);
  await page.getByTestId('review-goals').getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByTestId('note-version')).toContainText('the fair was moved');
  await page.locator('#review-goals').focus();
  for (let part = 2; part <= BLOCKS; part++) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('held-bar')).toContainText(`${part} of ${BLOCKS}`);
    await expect(page.locator('.review-part:visible')).toHaveCount(1);
  }
  await page.getByTestId('held-finish').click();
  await expect(page.getByTestId('held-bar')).toHaveCount(0);
  const kept = page.getByTestId('kept-review');
  await expect(kept).toHaveCount(1);

  // Frozen: the same rows, and nothing to change.
  const rows = (await rowsOf(page)).length;
  await kept.click();
  await expect(page.getByTestId('kept-banner')).toContainText('Kept by Nora Vidal');
  await expect(page.getByTestId('review-table-decisions')).toContainText('silent MQLs');
  expect((await rowsOf(page)).length).toBe(rows + 1);
  await expect(page.getByTestId('review-keep')).toHaveCount(0);
  await expect(page.getByTestId('note-goals')).toContainText('the fair was moved');
  const stamp = await page.getByTestId('review-stamp').innerText();
  await page.reload();
  await expect(page.getByTestId('review-stamp')).toHaveText(stamp.replace(/\s+/g, ' ').trim(), {
    useInnerText: true,
  });

  // What was decided waits in Today, and one click ends it.
  const today = await product.page('dashboard.html#today');
  const mine = today.getByTestId('today-decisions');
  await expect(mine).toContainText('Call the three silent MQLs');
  await mine.getByTestId('decision-done').click();
  await expect(mine).toHaveCount(0);
  await today.close();
  // The kept review still says that it was open.
  await expect(page.getByTestId('review-table-decisions')).toContainText('silent MQLs');
  await page.getByTestId('review-now').click();
  await expect(page.getByTestId('decision')).toContainText('done');
  expect(product.errors).toEqual([]);
  await page.close();
});

test('every row of the review stands on paper, also while one part is gone through', async ({
  product,
}) => {
  const page = await openReview(product, '#review?part=goals');
  const rows = await rowsOf(page);
  expect(rows.length).toBeGreaterThan(25);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
    const { text } = await extractText(pdf, { mergePages: true });
    const paper = text.replace(/\s+/g, '');
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
    for (const [row, count] of counts)
      expect(paper.split(row).length - 1, `${format}: ${row}`).toBeGreaterThanOrEqual(count);
  }
  await page.close();
});

for (const [language, theme] of [
  ['en', 'light'],
  ['es', 'dark'],
] as const) {
  for (const width of [320, 1280]) {
    test(`the review has no barrier that axe knows, in ${language}, ${theme}, at ${width}`, async ({
      product,
    }) => {
      await product.call('settings.change', { change: { language, theme } });
      const page = await openReview(product);
      await page.setViewportSize({ width, height: 900 });
      await page.getByTestId('decision-add').click();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      await page.close();
      await product.call('settings.change', { change: { language: 'system', theme: 'system' } });
    });
  }
}

test('a deal that was won without a customer waits in Today, one click from the stage', async ({
  product,
}) => {
  const page = await product.page('dashboard.html#today');
  await expect(page.getByTestId('view-today').locator('h1')).toBeVisible();
  // A colleague won the deal in the CRM and forgot the person.
  const name = await page.evaluate(forgetBuyer);
  await product.call('handOffs.refresh', {});
  await page.reload();
  const row = page.getByTestId('truth-row').filter({ hasText: name });
  await expect(row).toContainText('Deal won, not a customer yet', { timeout: 30_000 });
  // The card of the person is one click away too.
  await row.getByRole('button', { name: `Open the card of ${name}` }).click();
  await expect(page.getByTestId('truth-card')).toContainText(name);
  await row.getByTestId('truth-step-won-not-customer').click();
  await expect(page.getByTestId('undo-bar')).toBeVisible();
  await expect(row).toHaveCount(0, { timeout: 30_000 });
  expect(product.errors).toEqual([]);
  await page.close();
});

/** Runs in the page: makes the buyer of an own won deal an opportunity again. */
async function forgetBuyer(): Promise<string> {
  const all = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await all(indexedDB.open('relevo-local'));
  const tables = db.transaction(['contacts', 'deals', 'owners'], 'readwrite');
  const [people, deals, owners] = await Promise.all([
    all(tables.objectStore('contacts').getAll()),
    all(tables.objectStore('deals').getAll()),
    all(tables.objectStore('owners').getAll()),
  ]);
  const me = owners.find((owner) => owner.name === 'Nora Vidal');
  const old = Date.now() - 3 * 86_400_000;
  const won = deals.filter(({ stage, closedAt }) => stage === 'won' && closedAt < old);
  const buyer = people.find(
    ({ id, ownerId, stage }) =>
      ownerId === me.id &&
      stage === 'customer' &&
      won.some(({ contactIds }) => contactIds[0] === id),
  );
  const changed = { ...buyer, stage: 'opportunity', revision: buyer.revision + 1 };
  await all(tables.objectStore('contacts').put({ ...changed, changedAt: Date.now() }));
  db.close();
  return buyer.name;
}
