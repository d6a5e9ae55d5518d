import type { Page } from '@playwright/test';
import type { GoalLine } from '../../lib/domain/figures/shown/goal-line';
import { hasNoBarrier } from './barriers';
import { expect, type Product, test } from './fixtures';

async function openGoals(product: Product, hash = '#goals'): Promise<Page> {
  const page = await product.page(`dashboard.html${hash}`);
  await expect(page.getByTestId('goal-mql')).toBeVisible();
  // The agreement and the counts of the sample come within moments.
  await expect(page.getByTestId('goals-unagreed')).toBeHidden();
  await expect(page.getByTestId('reading')).toBeHidden();
  await expect(page.getByTestId('seen-accepted')).toBeVisible();
  return page;
}

test('the goals of both departments are held against what the funnel counts', async ({
  product,
}) => {
  const page = await openGoals(product);
  await expect(page.getByTestId('goals-marketing').getByRole('article')).toHaveCount(2);
  await expect(page.getByTestId('goals-sales').getByRole('article')).toHaveCount(3);
  const seen = async (id: string) =>
    Number((await page.getByTestId(`seen-${id}`).innerText()).split(' ')[0]);
  const [leads, mqls, customers] = [
    await seen('leads'),
    await seen('mql'),
    await seen('customers'),
  ];
  const funnel = await product.page('dashboard.html#funnel');
  for (const [stage, count] of [
    ['lead', leads],
    ['mql', mqls],
    ['customer', customers],
  ] as const)
    await expect(funnel.getByTestId(`count-came.${stage}`)).toHaveText(String(count));
  await funnel.close();

  await expect(page.getByTestId('goal-mql')).toContainText('Mateo Ibarra');
  await expect(page.getByTestId('serves-leads')).toContainText('New customers');
  await expect(page.getByTestId('chain-mql')).toContainText('60 MQLs a month lead to about');
  // The goal that was written down in a hurry lacks three things, and the editor is one click away.
  await expect(
    page.getByTestId('checks-opportunities').locator('[data-state="missing"]'),
  ).toHaveCount(3);
  await page.getByTestId('edit-opportunities').click();
  await expect(page.getByTestId('edit-goals')).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('goal-mql')).toBeVisible();
  expect(product.errors).toEqual([]);
  await page.close();
});

test('the line of the role stands on Today and in the popup, and asks the CRM for nothing', async ({
  product,
}) => {
  const page = await openGoals(product);
  await product.call('settings.change', { change: { role: 'manager' } });
  await expect
    .poll(async () => (await product.call<{ lines: GoalLine[] }>('goals.lines', {})).lines.length)
    .toBe(2);
  const today = await product.page('dashboard.html#today');
  await expect(today.getByTestId('goal-lines').getByRole('listitem')).toHaveCount(2);
  await today.close();
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-queue').click();
  const line = popup.getByTestId('goal-line-sales');
  await expect(line).toContainText(/reach|pace|to go|left/);
  await popup.close();
  await product.call('settings.change', { change: { role: 'rep' } });
  await page.close();
});

test('every goal and every month of it is printed', async ({ product }) => {
  const page = await openGoals(product);
  await page.emulateMedia({ media: 'print' });
  for (const name of ['goals', 'goal-mql']) {
    const table = page
      .locator(`.only-print table:has-text("${name === 'goals' ? 'Responsible' : 'Result'}")`)
      .first();
    await expect(table).toBeVisible();
  }
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await page.pdf({ format });
    expect(pdf.byteLength).toBeGreaterThan(10_000);
  }
  await page.close();
});

hasNoBarrier('The page of goals', [320, 1280], openGoals);
