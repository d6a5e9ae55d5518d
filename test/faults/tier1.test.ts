import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breaches } from './checker';
import { PureWorld, READ_LAG_MS } from './pure-world';
import { runOptions, schedules } from './schedule';

const { numRuns = 0, ...options } = runOptions(20_000, 1_000_000);

it(`the pure state machine keeps the promise in ${numRuns.toLocaleString('en')} schedules`, () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const world = new PureWorld(schedule);
      world.run(schedule.acts);
      expect(breaches(world.history, READ_LAG_MS + world.setBackMs)).toEqual([]);
    }),
    { numRuns, ...options },
  );
}, 600_000);
