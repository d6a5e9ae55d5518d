import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Ours } from './ours';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is read, written or pressed in the mailbox, with the area that each takes on the screen. */
const READ = `[...document.querySelectorAll('.hP, .a3s, .gD, .iA, .gH, .ams, .G-atb .T-I, .bse-bvF-I, .ip, .adv')]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { what: node.className, x, y, width, height };
  })
  .filter(({ width, height }) => width > 0 && height > 0)`;

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What the card lies over, be it open or folded. */
async function covered(page: Page, ours: Ours): Promise<string[]> {
  const card = (await ours.box('dock')) ?? (await ours.box('dock-open'));
  if (card === null) return ['there is no card'];
  const read = await page.evaluate<(Box & { what: string })[]>(READ);
  return read.filter((box) => meets(box, card)).map(({ what }) => what);
}

const WINDOWS = [
  { width: 1024, height: 768, preview: 'none', open: false },
  { width: 1280, height: 800, preview: 'none', open: true },
  { width: 1440, height: 900, preview: 'none', open: true },
  { width: 1440, height: 900, preview: 'right', open: false },
  { width: 1440, height: 900, preview: 'below', open: true },
  { width: 1440, height: 900, preview: 'none', open: true, language: 'ar' },
] as const;

for (const { width, height, open, ...options } of WINDOWS)
  test(`covers nothing that is read, written or pressed at ${width} x ${height}, ${JSON.stringify(options)}`, async ({
    product,
  }) => {
    const { page, ours } = await product.mailbox(options);
    await page.setViewportSize({ width, height });
    await page.evaluate('__sim.open(0)');
    await expect.poll(() => ours.words('strip')).toContain('Hannah Whitfield');
    await expect.poll(() => covered(page, ours)).toEqual([]);
    expect((await ours.box('dock')) !== null).toBe(open);
    await page.evaluate('__sim.reply()');
    await expect.poll(() => page.evaluate("document.querySelector('.ip') !== null")).toBe(true);
    await expect.poll(() => covered(page, ours)).toEqual([]);
    await page.close();
  });

test('follows a window that gets narrower and wider while a thread is open', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(() => ours.box('dock')).toBeNull();
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await page.close();
});

test('a line that is wider than its column is scrolled in its own message', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await page.evaluate(`__sim.asPage(() => {
    const table = document.createElement('div');
    table.style.width = '1600px';
    table.textContent = 'a wide table of prices';
    document.querySelector('.a3s').append(table);
  })`);
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await page.close();
});

test('a page that insists on its width keeps it, and the card folds', async ({ product }) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate(`__sim.asPage(() => {
    const style = document.createElement('style');
    style.textContent = '.nH.g.id { width: 100% !important; margin: 0 !important }';
    document.head.append(style);
    const root = document.createElement('style');
    root.textContent = '.nH.g.id { min-width: 1100px !important }';
    document.head.append(root);
  })`);
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock-open')).not.toBeNull();
  expect(await ours.box('dock')).toBeNull();
  expect(await covered(page, ours)).toEqual([]);
  await page.close();
});

/** How much narrower the thread is than its view, CSS pixels. */
const MARGIN = `(() => {
  const thread = document.querySelector('.nH.g.id');
  return thread === null ? 0 : parseFloat(getComputedStyle(thread).marginInlineEnd);
})()`;

test('the page gets its width back when the card folds, and when it is switched off', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => page.evaluate<number>(MARGIN)).toBeGreaterThan(340);
  await ours.click('dock-collapse');
  await expect.poll(() => page.evaluate(MARGIN)).toBe(0);
  await ours.click('dock-open');
  await expect.poll(() => page.evaluate<number>(MARGIN)).toBeGreaterThan(340);
  await product.call('settings.change', { change: { sites: { gmail: 'off' } } });
  await expect.poll(() => page.evaluate(MARGIN)).toBe(0);
  await product.call('settings.change', { change: { sites: { gmail: 'page' } } });
  await page.close();
});

test('a card that was moved leaves an inline reply free, and finds its place again', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  const home = await ours.box('dock');
  await ours.focus('dock-grip');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await ours.box('dock'))?.x).toBe((home?.x ?? 0) - 16);
  await expect.poll(() => page.evaluate(MARGIN)).toBe(0);
  await page.evaluate('__sim.reply()');
  await expect.poll(() => ours.box('dock')).toBeNull();
  await ours.click('dock-open');
  await ours.focus('dock-grip');
  await page.keyboard.press('Home');
  await expect.poll(() => ours.box('dock')).toEqual(home);
  await expect.poll(() => covered(page, ours)).toEqual([]);
  await page.close();
});

test('nothing went wrong in the meantime', ({ product }) => {
  expect(product.errors).toEqual([]);
});
