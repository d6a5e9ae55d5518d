import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depth, freshSeed } from '../../run/depth';
import { bundlePage } from '../bundle';
import type { SimOptions } from '../linkedin/page/options';
import { openSimulator, type Simulator } from '../open-simulator';
import type { WalkFindings, WalkPlan } from './walk-page';

let simulator: Simulator;
let script: string;
beforeAll(async () => {
  [simulator, script] = await Promise.all([
    openSimulator(),
    bundlePage(fileURLToPath(new URL('./walk-page.ts', import.meta.url))),
  ]);
});
afterAll(() => simulator.close());

/** All of them together are a thousand navigations. */
const STEPS = depth(25, 125);
const SEED = freshSeed('walks');
const WALKS: readonly (readonly [string, Partial<SimOptions>])[] = [
  ['at once', { delay: [0, 20] }],
  ['in any order', { delay: [0, 160], order: 'random', swap: 'random', streamDelay: 40 }],
  [
    'in any order, with stragglers',
    { delay: [20, 240], order: 'random', swap: 'random', stragglers: 0.6, slugDelay: 60 },
  ],
  [
    'the screen first, torn',
    { delay: [40, 120], order: 'screen-address-title', swap: 'torn', selfLinks: 'root' },
  ],
];

describe.each(['sdui', 'ember'] as const)('%s: no one is ever taken for another', (generation) => {
  // Walks wait most of their time, each in a page of its own.
  it.concurrent.each(WALKS)(
    '%s',
    async (name, options) => {
      const page = await simulator.openLinkedIn({ ...options, generation, seed: 5 });
      await page.evaluate(script);
      const plan: WalkPlan = {
        seed: SEED + name.length,
        steps: STEPS,
        pause: [5, 200],
        settle: 0.6,
      };
      const found = await page.evaluate<WalkFindings>(`__walk(${JSON.stringify(plan)})`);
      const sorted = [...found.latencies].sort((a, b) => a - b);
      const [median = 0, slowest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
      console.info(generation, name, {
        ...found,
        latencies: `${sorted.length}: median ${median.toFixed(0)}, slowest ${slowest.toFixed(0)} ms`,
      });
      expect(found.wrong).toEqual([]);
      expect(found.painted).toEqual([]);
      // Namesakes whose page is refilled in place are left out rather than mistaken.
      expect(found.missed.filter((each) => !/laura-jensen|daniel-okafor/.test(each))).toEqual([]);
      expect(found.named).toBeGreaterThan(STEPS / 4);
      await page.close();
    },
    180_000,
  );
});
