import type { CohortCounts } from '../funnel/cohort';
import { type Interval, jeffreysInterval, RATE_CONFIDENCE } from '../rates/interval';
import { type Followed, survivalCurve } from './survival';
import { survivalLimits } from './survival-limits';

/** Below so many people the counts are shown alone. */
export const FEWEST_FOR_A_RATE = 5;

/** A cohort's rate to the next stage within the window. */
export interface WindowRate {
  /**
   * `few`: counts alone. `ripe`: x of n. `ripening`: estimated from everybody followed until now.
   */
  readonly kind: 'few' | 'ripe' | 'ripening';
  readonly x: number;
  readonly n: number;
  /** Null for `few`. */
  readonly rate: number | null;
  /** Null for `few`, and while ripening where none or all have gone on. */
  readonly limits: Interval | null;
}

/**
 * The rate of a cohort. While some of it came in less than the window ago they are followed until
 * now, not counted as failures.
 * @param counts of the cohort
 * @param followed the same people, as `followedOf` gives them
 */
export function windowRate(
  counts: CohortCounts,
  followed: readonly Followed[],
  windowDays: number,
  confidence = RATE_CONFIDENCE,
): WindowRate {
  const { convertedWithin: x, entered: n, ripe } = counts;
  if (n < FEWEST_FOR_A_RATE) return { kind: 'few', x, n, rate: null, limits: null };
  if (ripe === n)
    return { kind: 'ripe', x, n, rate: x / n, limits: jeffreysInterval({ x, n }, confidence) };
  const step = survivalCurve(followed).steps.findLast(({ days }) => days <= windowDays);
  const limits = step === undefined ? null : survivalLimits(step, confidence);
  return {
    kind: 'ripening',
    x,
    n,
    rate: step === undefined ? 0 : 1 - step.survival,
    limits: limits === null ? null : { low: 1 - limits.high, high: 1 - limits.low },
  };
}
