import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { depth, freshSeed } from '../../run/depth';
import { bundlePage } from '../bundle';
import { makeMailbox } from '../gmail/mailbox';
import type { SimOptions } from '../gmail/page/options';
import { openSimulator, type Simulator } from '../open-simulator';
import type { MailboxWalkFindings, MailboxWalkPlan } from './gmail-walk-page';

let simulator: Simulator;
let script: string;
beforeAll(async () => {
  [simulator, script] = await Promise.all([
    openSimulator(makeMailbox({ seed: 23, threads: 90, now: Date.now() })),
    bundlePage(fileURLToPath(new URL('./gmail-walk-page.ts', import.meta.url))),
  ]);
});
afterAll(() => simulator.close());

const STEPS = depth(25, 125);
const SEED = freshSeed('walks');
const WALKS: readonly (readonly [string, Partial<SimOptions>])[] = [
  ['at once', {}],
  [
    'the address first',
    {
      order: 'url-first',
      domDelay: 120,
      headDelay: 40,
      messageDelay: 40,
      messageStep: 10,
      stale: 3,
    },
  ],
  [
    'the page first, left views said to be main',
    {
      order: 'dom-first',
      urlDelay: 100,
      headDelay: 30,
      messageDelay: 30,
      stale: 3,
      staleKeepsMain: true,
    },
  ],
  [
    'left views before the live one',
    {
      order: 'url-first',
      domDelay: 60,
      messageDelay: 80,
      stale: 3,
      staleOrder: 'before',
      staleKeepsMain: true,
      titleDelay: 60,
    },
  ],
];

// Walks wait most of their time, each in a page of its own.
it.concurrent.each(WALKS)(
  'the mailbox: no one is ever taken for another, %s',
  async (name, options) => {
    const page = await simulator.open(options);
    await page.evaluate(script);
    const plan: MailboxWalkPlan = {
      seed: SEED + name.length,
      steps: STEPS,
      pause: [5, 200],
      settle: 0.6,
    };
    const found = await page.evaluate<MailboxWalkFindings>(`__walk(${JSON.stringify(plan)})`);
    const sorted = [...found.latencies].sort((a, b) => a - b);
    const [median = 0, slowest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    console.info(name, {
      ...found,
      latencies: `${sorted.length}: median ${median.toFixed(0)}, slowest ${slowest.toFixed(0)} ms`,
    });
    expect(found.wrong).toEqual([]);
    expect(found.missed).toEqual([]);
    expect(found.threads).toBeGreaterThan(STEPS / 4);
    expect(sorted.length).toBeGreaterThan(0);
    await page.close();
  },
  180_000,
);
