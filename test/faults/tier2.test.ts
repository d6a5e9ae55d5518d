import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breaches } from './checker';
import { EngineWorld, READ_LAG_MS } from './engine-world';
import { runOptions, schedules } from './schedule';

const { numRuns = 0, ...options } = runOptions(10_000);
let runs = 0;

it(`the engine keeps the promise in ${numRuns.toLocaleString('en')} schedules`, async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const world = new EngineWorld(`engine-${++runs}`, schedule);
      await world.run(schedule.acts);
      expect(breaches(world.history, READ_LAG_MS + world.setBackMs)).toEqual([]);
    }),
    { numRuns, ...options },
  );
}, 1_200_000);
