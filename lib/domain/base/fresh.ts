/**
 * How far a stored time may be ahead of the clock and still count as "now", ms: the clock may be
 * corrected slightly while a request is in progress.
 */
export const SKEW_MS = 300_000;

/**
 * Returns whether the time `at` is less than `limit` ago. A time ahead of `now` by more than
 * `SKEW_MS`, or by more than `limit` if that is less, was written while the clock was wrong: its age
 * is unknown, so it is not fresh. Times are epoch ms, `limit` is in ms. A check of the repository
 * (`test/repo/ages.test.ts`) allows no other way to compute an age.
 */
export function isFresh(at: number, now: number, limit: number): boolean {
  return at - now <= Math.min(SKEW_MS, limit) && now - at < limit;
}

/**
 * Returns whether `at` is ahead of `now` by more than the expected difference of two clocks (both
 * epoch ms).
 */
export function isAhead(at: number, now: number): boolean {
  return at - now > SKEW_MS;
}
