/**
 * How many of some times come before a moment, or at it as well.
 * @param sorted times, the earliest first
 */
export function countBefore(sorted: readonly number[], moment: number, orAt = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const time = sorted[middle] ?? 0;
    if (time < moment || (orAt && time === moment)) low = middle + 1;
    else high = middle;
  }
  return low;
}
