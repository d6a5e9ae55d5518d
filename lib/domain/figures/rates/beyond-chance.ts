import { rateDifference } from './difference';
import type { Share } from './interval';
import { type Count, compareCounts } from './two-counts';

/** A page of twenty figures read weekly would cry wolf at the usual one in twenty. */
const LEVEL = 0.01;

/** Whether this period's count differs from the count of others beyond chance. */
export function countsDiffer(now: Count, before: Count): boolean {
  return compareCounts(now, before, 1 - LEVEL).p < LEVEL;
}

/** Whether two rates differ beyond chance: the limits of their difference leave out 0. */
export function ratesDiffer(now: Share, before: Share): boolean {
  const difference = rateDifference(now, before, 1 - LEVEL);
  return difference !== null && (difference.low > 0 || difference.high < 0);
}
