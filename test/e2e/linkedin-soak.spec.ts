import { test as base, expect, type Page } from '@playwright/test';
import { depth } from '../run/depth';
import { type Product, startProduct } from './fixtures';
import { giveTime } from './waits';

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

const NAVIGATIONS = depth(40, 200);
/**
 * The way is gone once before anything is counted: what is made once is not what leaks. What leaks
 * grows in both halves.
 */
const HALF = `__sim.walk(12, ${NAVIGATIONS / 2}, [20, 60])`;

interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

/** What the page holds, once it stands on the same profile and nothing is left to collect. */
async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(`__sim.goto('/in/hannah-whitfield/').then(() => __sim.closeBubbles())`);
  await giveTime(page, 1_500);
  await page.evaluate('__sim.clearMoments(), __sim.clearForeign()');
  await session.send('Performance.enable');
  const samples: Record<string, number>[] = [];
  for (let round = 0; round < 6; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await giveTime(page, 200);
    const { metrics } = await session.send('Performance.getMetrics');
    samples.push(Object.fromEntries(metrics.map(({ name, value }) => [name, value])));
  }
  await session.detach();
  // What the browser drops when it finds the time is not held.
  const least = (name: string) => Math.min(...samples.map((sample) => sample[name] ?? Number.NaN));
  return {
    nodes: least('Nodes'),
    listeners: least('JSEventListeners'),
    heap: least('JSHeapUsedSize'),
  };
}

/** At the beginning, after half of the navigations, and after all. */
async function soak(
  product: Product,
  linkedin: 'off' | 'panel' | 'page',
): Promise<[Held, Held, Held]> {
  await product.call('settings.change', { change: { sites: { gmail: true, linkedin } } });
  const { page } = await product.network('/in/hannah-whitfield/', {
    delay: [0, 30],
    order: 'random',
    swap: 'random',
  });
  const walkAndLook = async () => {
    await page.evaluate(HALF);
    return held(page);
  };
  const all: [Held, Held, Held] = [await walkAndLook(), await walkAndLook(), await walkAndLook()];
  await page.close();
  return all;
}

/** How much more of something each half left behind; the smaller of the two. */
function growth(all: readonly [Held, Held, Held], part: keyof Held): number {
  return Math.min(all[1][part] - all[0][part], all[2][part] - all[1][part]);
}

test(`${NAVIGATIONS} navigations leave nothing of ours behind`, async ({ product }) => {
  test.setTimeout(240_000);
  const none = await soak(product, 'off');
  for (const mode of ['panel', 'page'] as const) {
    const ours = await soak(product, mode);
    console.info(mode, { none, ours });
    const more = (part: keyof Held) => growth(ours, part) - Math.max(0, growth(none, part));
    expect(more('listeners')).toBeLessThanOrEqual(0);
    expect(more('nodes')).toBeLessThanOrEqual(0);
    expect(more('heap') / ours[0].heap).toBeLessThan(0.05);
  }
});
