import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Agreement } from '../../lib/domain/base/agreement-model';
import type { AgreementOverview } from '../../lib/domain/views/agreement-overview';
import type { PersonView } from '../../lib/domain/views/person';
import { expect, type Product, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const open = (product: Product, address = '') => product.page(`dashboard.html#agreement${address}`);
const overviewOf = (product: Product) => product.call<AgreementOverview>('agreement.overview', {});

/**
 * Publishes a change of the newest version from outside the page, as another person's device would.
 */
async function publish(product: Product, change: Partial<Agreement>): Promise<void> {
  const base = (await overviewOf(product)).versions[0]?.agreement;
  await product.call('agreement.draft', { base, agreement: { ...base, ...change, signed: [] } });
  const published = await product.call<{ kind: string }>('agreement.publish', { choices: {} });
  expect(published.kind).toBe('published');
}

test('a team goes on from what it has, sees what a change would do, publishes and signs it', async ({
  product,
}) => {
  await product.call('people.queue', {});
  const page = await open(product);
  // The agreement of the sample is read: a draft begins on it.
  await expect(page.getByTestId('signature-sales')).toContainText('Nora Vidal');
  await page.getByTestId('edit-agreement').click();
  await page.getByTestId('tab-score').click();
  await page.getByTestId('at-mqlThreshold').fill('95');
  await expect(page.getByTestId('impact-line')).toContainText(/would stop being (an MQL|MQLs)/);
  await page.getByTestId('tab-clocks').click();
  await page.getByTestId('at-clocks.first-contact').fill('18');
  await page.getByTestId('weekday-6').check();
  await page.getByTestId('weekday-6').blur();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('weekday-6')).not.toBeChecked();
  await expect(page.getByTestId('draft-kept')).toHaveAttribute('data-kept', 'saved');
  await page.reload();
  await expect(page.getByTestId('at-clocks.first-contact')).toHaveValue('18');

  await page.getByTestId('review').click();
  await expect(page.getByTestId('change')).toHaveCount(3);
  await expect(page.getByTestId('changes')).toContainText('9 hours → now: 18 hours');
  const leaving = page.getByTestId('impact-leaving');
  expect(Number(await leaving.getAttribute('data-count'))).toBeGreaterThan(0);
  await expect(leaving.locator('li').first()).toBeVisible();
  await page.getByTestId('publish').click();
  await expect(page.getByTestId('standing')).toHaveText('Published – awaiting both signatures');
  expect((await overviewOf(product)).inForce.version).toBe(1);

  for (const [department, after] of [
    ['marketing', 'Awaiting sales’ signature'],
    ['sales', /^In effect since/],
  ] as const) {
    await page.getByTestId(`sign-${department}`).click();
    await page.getByTestId('sign-yes').click();
    await expect(page.getByTestId('standing')).toHaveText(after);
  }
  await page.reload();
  await expect(page.getByTestId('signature-sales')).toContainText('Nora Vidal');
  const queue = await product.call<{ people: PersonView[] }>('people.queue', {});
  const clocks = queue.people.flatMap(({ clock }) =>
    clock === null ? [] : [clock.agreementVersion],
  );
  const [someone] = queue.people;
  const card = await product.call<{
    mqlThreshold: number;
    scoreDetail: { agreementVersion: number | null };
  }>('site.card', {
    ticket: someone?.ticket,
  });
  expect(card.mqlThreshold).toBe(95);
  expect([2, null]).toContain(card.scoreDetail.agreementVersion);
  expect(clocks.length).toBeGreaterThan(0);
  const today = await product.page('dashboard.html#today');
  await today
    .getByText(someone?.name ?? '?')
    .first()
    .click();
  await expect(today.getByTestId('card')).toContainText(/Agreement v\d/);
  await today.close();
  await page.close();
});

test('old and new versions are compared at an address of their own, and the back button leads through', async ({
  product,
}) => {
  const page = await open(product);
  await expect(page.getByTestId('standing')).toContainText('In effect since');
  await page.getByTestId('compare-before').click();
  await expect(page.getByTestId('change')).toHaveCount(3);
  await page.reload();
  await expect(page.getByTestId('changes')).toContainText('50 → now: 95');
  await page.goBack();
  await expect(page.getByTestId('document')).toBeVisible();
  await page.getByTestId('version-open').last().click();
  await expect(page.getByTestId('threshold')).toContainText('50');
  await page.getByTestId('edit-agreement').click();
  await page.getByTestId('tab-goals').click();
  await page.goBack();
  await expect(page.getByTestId('edit-stages')).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('threshold')).toContainText('50');
  await page.close();
});

test('what was exported is imported again, edited, as the same document', async ({ product }) => {
  const page = await open(product);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-agreement').click(),
  ]);
  const file = path.join(tmpdir(), `relevo-agreement-${product.id}.json`);
  await download.saveAs(file);
  const before = await overviewOf(product);
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toEqual(before.inForce);
  await page.getByTestId('import-agreement').click();
  await page.getByTestId('agreement-file').setInputFiles(file);
  await expect(page.getByTestId('import-preview')).toContainText('the version in effect');

  await writeFile(file, text.replace('"mqlThreshold":95', '"mqlThreshold":950'));
  await page.getByTestId('agreement-file').setInputFiles(file);
  await expect(page.getByTestId('import-refused')).toContainText('mqlThreshold At most 100.');

  await writeFile(
    file,
    text.replace('"mqlThreshold":95', '"mqlThreshold":55').replace('"version":2', '"version":3'),
  );
  await page.getByTestId('agreement-file').setInputFiles(file);
  await expect(page.getByTestId('import-preview').getByTestId('change')).toHaveCount(1);
  await page.getByTestId('import-take').click();
  await expect(page.getByTestId('change')).toHaveCount(1);
  await page.getByTestId('drop-draft').click();
  await page.getByTestId('drop-yes').click();
  await expect(page.getByTestId('document')).toBeVisible();
  expect((await overviewOf(product)).draft).toBeNull();
  await page.close();
});

test('who publishes second sees both versions and chooses', async ({ product }) => {
  const base = (await overviewOf(product)).inForce;
  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await publish(product, { mqlThreshold: 60, validFrom: soon });
  const mine = {
    ...base,
    mqlThreshold: 40,
    clocks: { ...base.clocks, 'accept-mql': 120 },
    signed: [],
  };
  await product.call('agreement.draft', { base, agreement: mine });

  const page = await open(product, '?do=review');
  await expect(page.getByTestId('review-newer')).toBeVisible();
  await page.getByTestId('publish').click();
  const conflict = page.getByTestId('conflict');
  await expect(conflict).toHaveCount(1);
  await expect(conflict).toContainText('40');
  await expect(conflict).toContainText('60');
  await expect(page.getByTestId('merge-publish')).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await conflict.getByTestId('choose-theirs').check();
  await page.getByTestId('merge-publish').click();
  await expect(page.getByTestId('standing')).toBeVisible();
  const { versions } = await overviewOf(product);
  expect(versions[0]?.agreement).toMatchObject({
    version: 4,
    mqlThreshold: 60,
    clocks: { 'accept-mql': 120 },
  });
  expect(versions.map(({ agreement }) => agreement.version)).toEqual([4, 3, 2, 1, 1]);
  await page.close();
});

for (const [language, theme] of [
  ['en', 'light'],
  ['es', 'dark'],
] as const) {
  test(`no step has a barrier that axe knows, in ${language}, ${theme}`, async ({ product }) => {
    await product.call('settings.change', { change: { language, theme } });
    const page = await open(product);
    await page.setViewportSize({ width: 1024, height: 800 });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByTestId('document')).toBeVisible();
    expect(await violations(page), 'reading').toEqual([]);
    for (const part of ['stages', 'personas', 'score', 'clocks', 'reasons', 'goals']) {
      await page.goto(page.url().replace(/#.*/, `#agreement?do=edit&part=${part}`));
      await expect(page.getByTestId(`edit-${part}`)).toBeVisible();
      expect(await violations(page), part).toEqual([]);
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(wide, `${part} is wider than the page`).toBeLessThanOrEqual(0);
    }
    await page.getByTestId('at-goals.0.target').fill('0');
    await expect(page.getByTestId('problem-goals.0.target')).not.toBeEmpty();
    expect(await violations(page), 'a problem').toEqual([]);
    await page.getByTestId('at-goals.0.target').fill('41');
    await page.getByTestId('review').click();
    await expect(page.getByTestId('changes')).toBeVisible();
    await expect(page.getByTestId('impact')).toHaveAttribute('aria-busy', 'false');
    expect(await violations(page), 'review').toEqual([]);
    await page.getByTestId('drop-draft').click();
    await page.getByTestId('drop-yes').click();
    await page.getByTestId('import-agreement').click();
    await expect(page.getByTestId('agreement-file')).toBeVisible();
    expect(await violations(page), 'import').toEqual([]);
    await product.call('settings.change', { change: { language: 'system', theme: 'system' } });
    expect(product.errors).toEqual([]);
    await page.close();
  });
}
