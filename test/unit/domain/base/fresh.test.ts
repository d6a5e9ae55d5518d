import { expect, it } from 'vitest';
import { isAhead, isFresh, SKEW_MS } from '../../../../lib/domain/base/fresh';

const NOW = 1_000_000_000_000;
const HOUR = 3_600_000;

it.each([
  ['just now', 0, true],
  ['younger than the limit', HOUR - 1, true],
  ['as old as the limit', HOUR, false],
  ['ahead by as much as clocks differ', -SKEW_MS, true],
  ['ahead by more than clocks differ', -SKEW_MS - 1, false],
  ['a month ahead', -30 * 24 * HOUR, false],
])('what is %s', (_, ageMs, fresh) => {
  expect(isFresh(NOW - ageMs, NOW, HOUR)).toBe(fresh);
});

it('a short limit holds in both directions', () => {
  expect(isFresh(NOW + 400, NOW, 400)).toBe(true);
  expect(isFresh(NOW + 401, NOW, 400)).toBe(false);
});

it('no number but a time is fresh', () => {
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(isFresh(at, NOW, HOUR)).toBe(false);
  }
  expect(isAhead(Number.POSITIVE_INFINITY, NOW)).toBe(true);
});
