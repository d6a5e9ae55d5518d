import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { AttributionView } from '../../lib/domain/figures/attribution/report-view';
import { expect, type Product, test } from './fixtures';

const DAY_MS = 86_400_000;

/** A deal of the sample, as its own database has it. */
interface SampleDeal {
  readonly stage: string;
  readonly amount: number;
  readonly currency: string;
  readonly closedAt: number | null;
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** The last year and a half: whole days, the same on the first of a month as on any other. */
const lately = () => ({
  period: 'range',
  from: dateOf(Date.now() - 540 * DAY_MS),
  to: dateOf(Date.now() + DAY_MS),
});

async function openReport(product: Product, more: Record<string, string> = {}): Promise<Page> {
  const query = new URLSearchParams({ ...lately(), ...more }).toString();
  const page = await product.page(`dashboard.html#attribution?${query}`);
  await expect(page.getByTestId('credits')).toBeVisible();
  await expect(page.getByTestId('deals-reading')).toHaveCount(0);
  return page;
}

/** Reads the deals of the embedded workspace past the product. */
function sampleDeals(page: Page): Promise<SampleDeal[]> {
  return page.evaluate<SampleDeal[]>(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('relevo-local');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('deals').objectStore('deals').getAll();
          reading.onsuccess = () => resolve(reading.result as never);
        };
      }),
  );
}

test('every model adds to what the sample won, and a number opens its deals with their paths', async ({
  product,
}) => {
  const page = await openReport(product);
  const won = (await sampleDeals(page)).filter(({ stage }) => stage === 'won');
  expect(won.length).toBeGreaterThan(3);
  const { from, to } = lately();
  const view = await product.call<AttributionView>('attribution.read', {
    period: { unit: 'range', from, to },
    filter: {},
  });
  const sums: Record<string, number> = {};
  for (const { amount, currency } of won) sums[currency] = (sums[currency] ?? 0) + amount;
  expect(view.totals.money).toEqual(sums);
  for (const model of view.models) {
    const cells = view.rows.flatMap((row) => row.cells[model] ?? []);
    expect(cells.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(10 * won.length);
    for (const [currency, total] of Object.entries(sums))
      expect(cells.reduce((sum, { money }) => sum + (money[currency] ?? 0), 0)).toBe(total);
  }
  await expect(page.getByTestId('total-linear')).toHaveText(String(won.length));

  const row = view.rows.find(({ cells, name }) => name !== null && cells.linear !== undefined);
  const cell = page.getByTestId(`credit-linear.${row?.key}`);
  await cell.click();
  await expect(page).toHaveURL(/show=linear/);
  const behind = page.getByTestId('deals-behind');
  await expect(behind.getByTestId('behind-deal')).toHaveCount(
    Math.min(25, row?.cells.linear?.deals ?? 0),
  );
  await expect(behind.locator('[data-of-row="true"]').first()).toBeVisible();
  await page.reload();
  await expect(behind.getByTestId('behind-deal').first()).toBeVisible();
  await behind.getByTestId('deals-close').click();
  await expect(behind).toHaveCount(0);
  expect(product.errors).toEqual([]);
  await page.close();
});

test('what a campaign cost is typed once, and the table is saved with every line', async ({
  product,
}) => {
  const page = await openReport(product);
  const row = page.getByTestId('credit-row').first();
  const key = (await row.getAttribute('data-key')) ?? '';
  await page.getByTestId(`cost-add-${key}`).click();
  await page.getByTestId('cost-amount').fill('1200,50');
  await page.getByTestId('cost-currency').fill('EUR');
  await page.getByTestId('cost-save').click();
  await expect(page.getByTestId('cost-form')).toHaveCount(0);
  await expect(page.getByTestId(`cost-${key}`)).toContainText(/1[.,]?200[.,]50/);
  await expect(page.getByTestId(`per-customer-${key}`)).toContainText(/\d/);
  await page.getByTestId('measure-EUR').click();
  await expect(page.getByTestId(`return-${key}`)).toContainText('×');
  const saving = page.waitForEvent('download');
  await page.getByTestId('csv-attribution').click();
  expect((await saving).suggestedFilename()).toBe('relevo-attribution.csv');
  await page.close();
});

test('it is narrowed by what stands in the address, and says so where nothing is left', async ({
  product,
}) => {
  const page = await openReport(product);
  const all = Number(await page.getByTestId('total-linear').innerText());
  const owners = page.getByTestId('filter-owner');
  await owners.selectOption({ index: 1 });
  await expect(page).toHaveURL(/owner=/);
  await expect
    .poll(async () => Number(await page.getByTestId('total-linear').innerText()))
    .toBeLessThan(all);
  await page.goto(page.url().replace(/#.*$/, '#attribution?period=month&start=2001-01'));
  await expect(page.getByTestId('attribution-empty')).toBeVisible();
  expect(product.errors).toEqual([]);
  await page.close();
});

for (const scheme of ['light', 'dark'] as const)
  test(`has nothing that the rules of accessibility forbid, ${scheme}`, async ({ product }) => {
    const page = await openReport(product);
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator('button[data-testid^="credit-linear."]').first().click();
    await expect(page.getByTestId('behind-deal').first()).toBeVisible();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.close();
  });
