import { test as base, expect, type Page } from '@playwright/test';
import { depth, freshSeed } from '../run/depth';
import type { Moment } from '../sites/linkedin/page/history';
import { type Product, startProduct } from './fixtures';
import type { Ours } from './ours';

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

const STEPS = depth(40, 150);
const SEED = freshSeed('walks on LinkedIn');

/**
 * What was drawn in a frame, reported before it was painted: the name on the card, or null without
 * one.
 */
interface Frame {
  readonly at: number;
  readonly name: string | null;
}

/**
 * Lets an element of the page grow in each frame, so that a world beside the page hears of each
 * just before it is painted.
 */
const RULER = `__sim.asPage(() => {
  const ruler = document.documentElement.appendChild(document.createElement('i'));
  ruler.id = 'ruler';
  ruler.style.cssText = 'position: fixed; display: block; height: 0';
  ruler.animate([{ width: '1px' }, { width: '1000px' }], { duration: 5000, iterations: Infinity });
})`;

const RECORD = `globalThis.recorded = [];
  new ResizeObserver(() => {
    const hosts = [...document.documentElement.children, ...document.body.children].filter((node) => node instanceof HTMLElement);
    const cards = hosts.flatMap((node) => chrome.dom.openOrClosedShadowRoot(node)?.querySelector('[data-testid="card"]') ?? []);
    const card = cards.find((each) => each.checkVisibility());
    globalThis.recorded.push({ at: performance.now(), name: card?.getAttribute('aria-label') ?? null });
  }).observe(document.getElementById('ruler'));
  return null;`;

/** Every frame in which a card was drawn of a person who was not on the screen then. */
function wrongFrames(frames: readonly Frame[], moments: readonly Moment[]): string[] {
  let next = 0;
  return frames.flatMap(({ at, name }) => {
    while (next < moments.length && (moments[next]?.at ?? at) <= at) next += 1;
    const truth = moments[next - 1]?.truth;
    if (name === null || truth === undefined) return [];
    const there = [...truth.people, ...(truth.onScreen ? [truth.onScreen] : [])].map(
      (person) => person.name,
    );
    return there.includes(name)
      ? []
      : [`${name} at ${at.toFixed(0)} ms, where ${there.join() || 'nobody'} was`];
  });
}

/**
 * From the moment a page had settled on a person whose card came, to that card; settled pages that
 * were left before are not counted.
 */
function waits(frames: readonly Frame[], moments: readonly Moment[]): number[] {
  return moments.flatMap(({ at, truth }, index) => {
    const until = moments[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const [person] = truth.people;
    if (!truth.sure || person === undefined || truth.group) return [];
    const drawn = frames.find(
      (frame) => frame.at >= at && frame.at < until && frame.name === person.name,
    );
    return drawn === undefined ? [] : [drawn.at - at];
  });
}

async function walk(
  page: Page,
  ours: Ours,
  seed: number,
): Promise<{ frames: Frame[]; moments: Moment[] }> {
  await page.evaluate(RULER);
  await ours.inContentScript(RECORD);
  await page.evaluate('__sim.clearMoments()');
  await page.evaluate(`__sim.walk(${seed}, ${STEPS}, [20, 400])`);
  return {
    frames: await ours.inContentScript<Frame[]>('return globalThis.recorded;'),
    moments: await page.evaluate<Moment[]>('__sim.moments()'),
  };
}

for (const generation of ['sdui', 'ember'])
  test(`no card is ever painted over another person: ${generation}, ${STEPS} navigations`, async ({
    product,
  }) => {
    test.setTimeout(180_000);
    const sim = {
      generation,
      delay: [0, 200],
      order: 'random',
      swap: 'random',
      stragglers: 0.3,
      slugDelay: 40,
    };
    const { page, ours } = await product.network('/in/hannah-whitfield/', sim);
    await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
    const { frames, moments } = await walk(page, ours, SEED + generation.length);
    const drawn = frames.filter(({ name }) => name !== null);
    const sorted = waits(frames, moments).sort((a, b) => a - b);
    console.info(generation, {
      frames: frames.length,
      drawn: drawn.length,
      people: new Set(drawn.map(({ name }) => name)).size,
      cards: sorted.length,
      median: sorted[Math.floor(sorted.length / 2)],
      slowest: sorted.at(-1),
    });
    expect(wrongFrames(frames, moments)).toEqual([]);
    // Most moves are interrupted before a card can come; on a slow machine all but a few.
    expect(new Set(drawn.map(({ name }) => name)).size).toBeGreaterThan(depth(0, 2));
    await page.close();
  });
