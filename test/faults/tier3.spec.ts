import { expect, test } from '@playwright/test';
import { depth, freshSeed } from '../run/depth';
import { runBatch } from './tier3';

/** Schedules of one browser, side by side. */
const LANES = 12;
const schedules = depth(24, 1_000);
const first = freshSeed('schedules in Chromium');

test.describe.configure({ timeout: 420_000 });

for (let seed = first; seed < first + Math.ceil(schedules / LANES); seed++) {
  test(`${LANES} schedules of seed ${seed} keep the promise in Chromium`, async () => {
    const result = await runBatch(seed, LANES);
    console.log(JSON.stringify({ ...result, breaches: result.breaches.length }));
    expect(result.breaches).toEqual([]);
    expect(result.faults, 'faults met').toBeGreaterThanOrEqual(LANES / 2);
  });
}
