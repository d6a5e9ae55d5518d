import type { Page } from '@playwright/test';
import { STAGES, type Stage } from '../../lib/domain/base/stage';
import { journeysOf, type Move } from '../../lib/domain/figures/funnel/journey';
import { cameIn } from '../figures/funnel-counts';
import { hasNoBarrier } from './barriers';
import { expect, type Product, test } from './fixtures';

const ZONE = 'Europe/Madrid';
/** What the sample holds of a person's moves, as its own database has it. */
interface SampleMove {
  readonly contactId: number;
  readonly to: Stage;
  readonly at: number;
}

async function openFunnel(product: Product, hash = '#funnel'): Promise<Page> {
  const page = await product.page(`dashboard.html${hash}`);
  await expect(page.getByTestId('ladder')).toBeVisible();
  return page;
}

/** Reads a table of the embedded workspace past the product. */
function rows<Row>(page: Page, table: string): Promise<Row[]> {
  return page.evaluate<Row[], string>(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('relevo-local');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => resolve(reading.result as never);
        };
      }),
    table,
  );
}

/** The local month before the one of now, as text and as a span. */
function lastMonth(now: number) {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);
  const [year = 0, month = 1] = local.split('-').map(Number);
  const first = (offset: number) => new Date(Date.UTC(year, month - 1 + offset, 1));
  const start = (date: Date) => {
    const hours = Number(
      new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' }).format(
        date,
      ),
    );
    return date.getTime() - hours * 3_600_000;
  };
  return { name: first(-1).toISOString().slice(0, 7), from: start(first(-1)), to: start(first(0)) };
}

const count = async (page: Page, name: string) =>
  Number((await page.getByTestId(`count-${name}`).innerText()).replace(/\D/g, ''));

test('the ladder says what the moves of the sample say, and every number opens its people', async ({
  product,
}) => {
  const page = await openFunnel(product);
  const { name, from, to } = lastMonth(Date.now());
  await page.goto(page.url().replace(/#.*$/, `#funnel?start=${name}`));
  await expect(page.getByTestId('period-name')).not.toContainText('so far');
  const moves = await rows<SampleMove>(page, 'moves');
  const people = await rows<{ id: number; stage: Stage | null }>(page, 'contacts');
  const journeys = journeysOf(
    moves.map(
      ({ contactId, to: stage, at }): Move<Stage> => ({ person: String(contactId), at, stage }),
    ),
    STAGES,
    Date.now(),
  );
  for (const stage of STAGES) {
    expect(await count(page, `stands.${stage}`), stage).toBe(
      people.filter((each) => each.stage === stage).length,
    );
    if (stage === 'visitor') continue;
    expect(await count(page, `came.${stage}`), stage).toBe(cameIn(journeys, stage, { from, to }));
  }

  const customers = await count(page, 'came.customer');
  await page.getByTestId('count-came.customer').click();
  const behind = page.getByTestId('people-behind');
  await expect(behind.getByTestId('person-row')).toHaveCount(customers);
  await expect(page).toHaveURL(/show=came\.customer/);
  await behind.getByTestId('person-row').first().click();
  await expect(behind.getByTestId('card')).toBeVisible();

  // A list of many comes a page at a time.
  const leads = await count(page, 'stands.lead');
  await page.getByTestId('count-stands.lead').click();
  await expect(behind.getByTestId('person-row').first()).toBeVisible();
  const first = await behind.getByTestId('person-row').count();
  expect(first).toBeLessThan(leads);
  await behind.getByTestId('people-more').click();
  await expect.poll(() => behind.getByTestId('person-row').count()).toBeGreaterThan(first);
  expect(product.errors).toEqual([]);
  await page.close();
});

test('a goal is tried out, and nothing of it is kept', async ({ product }) => {
  const page = await openFunnel(product);
  await expect(page.getByTestId('goal-ladder')).toBeVisible();
  const source = await page.getByTestId('goal-source').innerText();
  await page.getByTestId('goal-target').fill('60');
  await expect(page.getByTestId('goal-bottom')).toContainText('60');
  await expect(page.getByTestId('goal-ladder')).toHaveAttribute('data-verdict', 'needs');
  const need = page.getByTestId('need-lead').locator('b');
  const before = await need.innerText();
  await page.getByTestId('goal-chance').selectOption('0.95');
  await expect(need).not.toHaveText(before);
  await expect(page.getByTestId('goal-source')).not.toHaveText(source);
  await page.reload();
  await expect(page.getByTestId('goal-source')).toHaveText(source);
  await page.close();
});

test('what is tried goes into the draft of the agreement once the person says yes', async ({
  product,
}) => {
  const page = await openFunnel(product);
  await expect(page.getByTestId('goal-ladder')).toBeVisible();
  await page.getByTestId('goal-chance').selectOption('0.95');
  await page.getByTestId('goal-save').click();
  await expect(page.getByTestId('goal-save-ask')).toContainText('95');
  await page.getByTestId('goal-save-yes').click();
  await page.getByTestId('goal-open-draft').click();
  await expect(page).toHaveURL(/#agreement\?do=edit/);
  const { draft } = await product.call<{ draft: { agreement: { plan?: { chance?: number } } } }>(
    'agreement.overview',
    {},
  );
  expect(draft.agreement.plan?.chance).toBe(0.95);
  await product.call('agreement.dropDraft', {});
  await page.close();
});

test('the visitors of a month are typed once, and every table is saved without formulas', async ({
  product,
}) => {
  const page = await openFunnel(product);
  await page.getByTestId('visitors-count').fill('4210');
  await page.getByTestId('visitors-save').click();
  await expect(page.getByTestId('visitors')).toContainText(/4[.,]?210/);
  await page.reload();
  await expect(page.getByTestId('visitors')).toContainText(/4[.,]?210/);
  const saving = page.waitForEvent('download');
  await page.getByTestId('csv-funnel').click();
  expect((await saving).suggestedFilename()).toBe('relevo-funnel.csv');
  await page.getByTestId('parts-campaign').click();
  await expect(page).toHaveURL(/by=campaign/);
  await expect(page.getByTestId('csv-customers-by-campaign')).toBeVisible();
  expect(product.errors).toEqual([]);
  await page.close();
});

test('a filter and a period stand in the address, and come back with it', async ({ product }) => {
  const page = await openFunnel(product);
  const all = await count(page, 'stands.lead');
  await page.getByTestId('filter-campaign').selectOption({ index: 1 });
  await expect(page).toHaveURL(/campaign=/);
  await expect.poll(() => count(page, 'stands.lead')).toBeLessThan(all);
  await page.getByTestId('period-quarter').click();
  await expect(page).toHaveURL(/period=quarter/);
  const narrowed = await count(page, 'stands.lead');
  await page.reload();
  await expect(page.getByTestId('period-quarter')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => count(page, 'stands.lead')).toBe(narrowed);
  await page.close();
});

hasNoBarrier('The Funnel', [380, 1280], async (product) => {
  const page = await openFunnel(product, '#funnel?show=stands.customer');
  await expect(page.getByTestId('people-behind').getByTestId('person-row').first()).toBeVisible();
  return page;
});

/** Makes every word of a page longer by three fifths, as German ones are. */
const LONGER = `(() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
    node.data = node.data.replace(/\\p{L}{3,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.6)));
})()`;

for (const width of [320, 1280]) {
  test(`words of three fifths more fit a width of ${width}`, async ({ product }) => {
    const page = await openFunnel(product);
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByTestId('goal-ladder')).toBeVisible();
    await expect(page.getByTestId('reading')).toHaveCount(0);
    await page.evaluate(LONGER);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });
}

test('on paper no table loses a row', async ({ product }) => {
  const page = await openFunnel(product);
  await expect(page.getByTestId('goal-ladder')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  // Each plot has its table open, and nothing that scrolls hides a part of one.
  await expect(page.locator('.only-print table:visible')).toHaveCount(6);
  const cut = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.figure-table, .ladder')].filter(
      (box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1,
    ).map((box) => box.textContent)`,
  );
  expect(cut).toEqual([]);
  await page.close();
});
