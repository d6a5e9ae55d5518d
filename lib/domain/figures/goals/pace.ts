import { negativeBinomialAtLeast, negativeBinomialQuantile } from '../numeric/negative-binomial';
import { type Interval, PLAN_CONFIDENCE } from '../rates/interval';
import { type LagCurve, lagAt } from '../time/lag';

/** Where a goal of the period stands. */
export interface PaceInput {
  readonly target: number;
  readonly seen: number;
  /** Working days that are over, fractions allowed. */
  readonly elapsed: number;
  readonly total: number;
}

/** How the period is likely to end. */
export interface Pace extends Interval {
  readonly needed: number;
  /** Chance of the target or more by the end. */
  readonly reach: number;
  readonly expectedAtEnd: number;
}

/** How a goal is spoken of. */
export type PaceWord = 'reached' | 'on-pace' | 'close' | 'behind' | 'unlikely' | 'out-of-reach';

/**
 * How the period is likely to end at the rate so far: after x in t of T the rate is Gamma(x + ½,
 * t), and what is still to come is negative binomial. Null before anything of the period is over:
 * no verdict.
 * @param confidence of `low` and `high`
 */
export function paceOf(
  { target, seen, elapsed, total }: PaceInput,
  confidence = PLAN_CONFIDENCE,
): Pace | null {
  const needed = Math.max(0, target - seen);
  if (elapsed >= total) {
    return { needed, reach: needed === 0 ? 1 : 0, expectedAtEnd: seen, low: seen, high: seen };
  }
  if (!(elapsed > 0)) return null;
  const rest = { size: seen + 0.5, p: elapsed / total };
  return {
    needed,
    reach: negativeBinomialAtLeast(Math.ceil(needed), rest),
    expectedAtEnd: seen + ((seen + 0.5) * (total - elapsed)) / elapsed,
    low: seen + negativeBinomialQuantile((1 - confidence) / 2, rest),
    high: seen + negativeBinomialQuantile((1 + confidence) / 2, rest),
  };
}

/** The word for a pace; out of reach once no time is left for a goal that is not reached. */
export function paceWord({ target, seen, elapsed, total }: PaceInput, reach: number): PaceWord {
  if (seen >= target) return 'reached';
  if (elapsed >= total) return 'out-of-reach';
  if (reach >= 0.8) return 'on-pace';
  if (reach >= 0.5) return 'close';
  return reach >= 0.2 ? 'behind' : 'unlikely';
}

/** What of a cohort can have come to a later stage by now. */
export interface LagPace {
  /** How many there would be on pace: Σ F(age). */
  readonly expected: number;
  /** That, of all who will ever come; null where none will. */
  readonly shareOfEventual: number | null;
}

/**
 * How many of a cohort can be there by now. Counts are compared with this, not with a straight
 * line, which calls every young month "behind".
 * @param curve the chance to be there within so many days
 * @param ages days since each of them came in
 */
export function lagPace(curve: LagCurve, ages: readonly number[]): LagPace {
  const expected = ages.reduce((sum, age) => sum + lagAt(curve, age), 0);
  const eventual = ages.length * (curve.at(-1) ?? 0);
  return { expected, shareOfEventual: eventual > 0 ? expected / eventual : null };
}
