import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breaches } from './checker';
import { EngineWorld, READ_LAG_MS } from './engine-world';
import { runOptions, type Schedule, schedules } from './schedule';

const { numRuns = 0, ...options } = runOptions(400, 100_000);
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

it('makes one move of a click that nobody answered, the same click again, and the first message once more', async () => {
  const schedule: Schedule = {
    acts: [
      { do: 'promote', who: '1' },
      { do: 'promote', who: '1' },
      { do: 'promote', who: '1' },
      { do: 'promote', who: '2' },
      { do: 'repeat', back: 2 },
    ],
    writes: [],
    journal: ['none', 'killed-between', 'killed-between'],
    turns: [],
  };
  const world = new EngineWorld('engine-once-more', schedule);
  await world.run(schedule.acts);
  expect(breaches(world.history, READ_LAG_MS)).toEqual([]);
  const moves = world.history.events.filter(
    (event) => event.kind === 'moved' && event.who === 'a1',
  );
  expect(moves).toMatchObject([{ after: 'mql' }, { after: 'sql' }]);
});
