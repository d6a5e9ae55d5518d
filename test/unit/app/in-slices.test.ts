import { expect, it } from 'vitest';
import { inSlices } from '../../../lib/app/in-slices';

/** Steps that take 8 ms each by a clock that they move. */
function* steps(time: { now: number }, count: number): Generator<void, string, void> {
  for (let step = 0; step < count; step++) {
    time.now += 8;
    yield;
  }
  return 'done';
}

it('long work lets others have their turn, and returns what it computed', async () => {
  const time = { now: 0 };
  const turns: number[] = [];
  const watch = setInterval(() => turns.push(time.now), 0);
  expect(await inSlices(steps(time, 12), () => time.now)).toBe('done');
  clearInterval(watch);
  const seen = [0, ...new Set(turns), time.now];
  const longest = Math.max(...seen.slice(1).map((at, index) => at - (seen[index] ?? 0)));
  expect(longest).toBeLessThan(50);
});
