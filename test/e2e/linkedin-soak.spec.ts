import { test as base, expect, type Page } from '@playwright/test';
import { type Product, startProduct } from './fixtures';

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

const NAVIGATIONS = 200;
/** The same way is gone once before anything is counted: what is made once is not what leaks. */
const WALK = `__sim.walk(12, ${NAVIGATIONS}, [20, 60])`;

interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

/** What the page holds, once it stands on the same profile and nothing is left to collect. */
async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(`__sim.goto('/in/hannah-whitfield/').then(() => __sim.closeBubbles())`);
  await page.waitForTimeout(1_500);
  await page.evaluate('__sim.clearMoments(), __sim.clearForeign()');
  await session.send('Performance.enable');
  for (let round = 0; round < 4; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(200);
  }
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
}

async function soak(product: Product, linkedin: 'off' | 'panel' | 'page'): Promise<{ before: Held; after: Held }> {
  await product.call('settings.change', { change: { sites: { gmail: true, linkedin } } });
  const { page } = await product.network('/in/hannah-whitfield/', { delay: [0, 30], order: 'random', swap: 'random' });
  await page.evaluate(WALK);
  const before = await held(page);
  await page.evaluate(WALK);
  const after = await held(page);
  await page.close();
  return { before, after };
}

test(`${NAVIGATIONS} navigations leave nothing of ours behind`, async ({ product }) => {
  test.setTimeout(240_000);
  const none = await soak(product, 'off');
  for (const mode of ['panel', 'page'] as const) {
    const ours = await soak(product, mode);
    console.info(mode, { none, ours });
    const more = (part: keyof Held) => ours.after[part] - ours.before[part] - (none.after[part] - none.before[part]);
    expect(more('listeners')).toBeLessThanOrEqual(0);
    expect(more('nodes')).toBeLessThanOrEqual(0);
    expect(more('heap') / ours.before.heap).toBeLessThan(0.05);
  }
});
