import { test as base, expect, type Page } from '@playwright/test';
import { type Product, startProduct } from './fixtures';
import type { Box, Ours } from './ours';

const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const product = await startProduct({ build: 'chrome-mv3-e2e' });
      await product.call('settings.change', {
        change: { sites: { gmail: true, linkedin: 'page' } },
      });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
});

interface Read extends Box {
  readonly what: string;
}

/**
 * Every word, link, button, picture and field of the page with the area that it takes on the
 * screen, in the document and in the open shadow root of the messages.
 */
const READ = `(() => {
  const roots = [document, document.querySelector('#interop-outlet')?.shadowRoot].filter(Boolean);
  const found = [];
  const add = (what, { x, y, width, height }) => {
    if (width > 2 && height > 2) found.push({ what, x, y, width, height });
  };
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  for (const root of roots) {
    for (const node of root.querySelectorAll('a, button, img, input, textarea, [contenteditable]'))
      if (seen(node)) add(node.localName + ' ' + node.className, node.getBoundingClientRect());
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode;
      if (text.data.trim() === '' || !text.parentElement || !seen(text.parentElement)) continue;
      const range = document.createRange();
      range.selectNode(text);
      for (const rect of range.getClientRects()) add(text.data.trim(), rect);
    }
  }
  return found;
})()`;

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What the card lies over, be it open or folded. */
async function covered(page: Page, ours: Ours): Promise<string[]> {
  const card = (await ours.box('dock')) ?? (await ours.box('dock-open'));
  if (card === null) return ['there is no card'];
  const read = await page.evaluate<Read[]>(READ);
  return read.filter((box) => meets(box, card)).map(({ what }) => what);
}

const PROFILE = '/in/hannah-whitfield/';
const COMPANY = '/company/fennwick-foods/';
/** A conversation of the simulated inbox, of one person. */
const CONVERSATION = 1;
const GENERATIONS = ['sdui', 'ember'] as const;

const WINDOWS = [
  // Half a screen, where a browser is split with another window.
  { width: 800, height: 900, open: false },
  { width: 1024, height: 768, open: false },
  { width: 1440, height: 900, open: false },
  { width: 1920, height: 1080, open: true },
] as const;

for (const generation of GENERATIONS)
  for (const { width, height, open } of WINDOWS)
    test(`covers nothing of ${generation} that is read, written or pressed at ${width} x ${height}`, async ({
      product,
    }) => {
      const { page, ours } = await product.network(PROFILE, { generation });
      await page.setViewportSize({ width, height });
      await expect.poll(() => covered(page, ours)).toEqual([]);
      expect((await ours.box('dock')) !== null).toBe(open);
      await page.evaluate(`__sim.goto('${COMPANY}')`);
      await expect.poll(() => covered(page, ours)).toEqual([]);
      await page.evaluate(`__sim.openThread(${CONVERSATION})`);
      await expect.poll(() => covered(page, ours)).toEqual([]);
      await page.close();
    });

test('folds in a window that gets narrower, opens where there is room again', async ({
  product,
}) => {
  const { page, ours } = await product.network(PROFILE);
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => ours.box('dock')).toBeNull();
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await ours.click('dock-open');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.evaluate("__sim.goto('/in/owen-price/')");
  await expect.poll(() => ours.box('dock')).toBeNull();
  await page.setViewportSize({ width: 1920, height: 1000 });
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await page.close();
});

for (const generation of GENERATIONS)
  test(`folds for a conversation at the foot of ${generation}`, async ({ product }) => {
    const { page, ours } = await product.network(PROFILE, { generation });
    await expect.poll(() => ours.box('dock')).not.toBeNull();
    await expect.poll(() => page.evaluate(`__sim.openBubble(${CONVERSATION})`)).toBe(true);
    // A new shadow root, in which newer pages draw it, is seen at what a person does.
    await page.mouse.click(8, 400);
    await expect.poll(() => ours.box('dock')).toBeNull();
    await expect.poll(() => covered(page, ours)).toEqual([]);
    await page.evaluate('__sim.closeBubbles()');
    await expect.poll(() => ours.box('dock')).not.toBeNull();
    await page.close();
  });

test('folds for the list of conversations at the foot of a page', async ({ product }) => {
  const { page, ours } = await product.network(PROFILE, { generation: 'ember' });
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  const list = page.locator('.msg-overlay-list-bubble header');
  await list.click();
  await expect.poll(() => ours.box('dock')).toBeNull();
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await list.click();
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.close();
});

test('nothing went wrong in the tests above', ({ product }) => {
  expect(product.errors).toEqual([]);
});
