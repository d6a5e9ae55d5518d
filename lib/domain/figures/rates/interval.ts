import { type Beta, betaQuantile } from '../numeric/beta';
import { normalQuantile } from '../numeric/normal';

/** Limits of a figure. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** x of n: how many of those counted did it. */
export interface Share {
  readonly x: number;
  readonly n: number;
}

/** Confidence of the limits beside a rate. */
export const RATE_CONFIDENCE = 0.9;
/** Confidence of the band around a plan. */
export const PLAN_CONFIDENCE = 0.8;

/** What is known of a rate after x of n, before which nothing was known: Beta(x + ½, n − x + ½). */
export function jeffreysBeta({ x, n }: Share): Beta {
  return { a: x + 0.5, b: n - x + 0.5 };
}

/** The middle part of a Beta distribution that holds `confidence` of it. @internal */
export function betaInterval(beta: Beta, confidence: number): Interval {
  return {
    low: betaQuantile(beta, (1 - confidence) / 2),
    high: betaQuantile(beta, (1 + confidence) / 2),
  };
}

/**
 * The Jeffreys interval of a rate; it begins at 0 where none did and ends at 1 where all did.
 * Source: Brown, Cai and DasGupta, "Interval estimation for a binomial proportion" (2001), 4.1.
 */
export function jeffreysInterval(share: Share, confidence: number): Interval {
  const { low, high } = betaInterval(jeffreysBeta(share), confidence);
  return { low: share.x === 0 ? 0 : low, high: share.x === share.n ? 1 : high };
}

/**
 * The Wilson score interval of a rate, null where n is 0.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference"
 * (1927).
 */
export function wilsonInterval({ x, n }: Share, confidence: number): Interval | null {
  if (n <= 0) return null;
  const z = normalQuantile((1 + confidence) / 2);
  const square = z * z;
  const rate = x / n;
  const centre = (x + square / 2) / (n + square);
  const reach = (z * Math.sqrt(n * rate * (1 - rate) + square / 4)) / (n + square);
  return {
    low: x === 0 ? 0 : Math.max(0, centre - reach),
    high: x === n ? 1 : Math.min(1, centre + reach),
  };
}
