import { test as base, expect } from '@playwright/test';
import { type Product, startProduct } from './fixtures';
import { openSidePanel } from './side-panel';

const WHO = '/in/hannah-whitfield/';

const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const product = await startProduct({ build: 'chrome-mv3-e2e' });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
});

const choose = (product: Product, linkedin: string) =>
  product.call('settings.change', { change: { sites: { gmail: true, linkedin } } });

test('beside the page: the panel shows who is on it, and nothing is in it', async ({ product }) => {
  await choose(product, 'panel');
  const { page } = await product.network(WHO);
  const panel = await openSidePanel(product);
  await page.bringToFront();
  await expect.poll(() => panel.text('card'), { timeout: 10_000 }).toContain('Hannah Whitfield');
  console.log(await panel.text('desk'));
  expect(await page.evaluate('__sim.foreignNodes()')).toEqual([]);
  await panel.picture('/tmp/shots/panel.png', 360);
  await page.close();
});

test('in the page: the card', async ({ product }) => {
  await choose(product, 'page');
  const { page, ours } = await product.network(WHO);
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  await page.screenshot({ path: '/tmp/shots/page.png' });
  await page.close();
});
