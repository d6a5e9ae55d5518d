import { betaQuantile } from '../numeric/beta';
import { binomialMass } from '../numeric/binomial';

/** Masses this near to the observed one count as equal to it: as R's tests do. */
const ALIKE = 1 + 1e-7;

/** So many events in so much time. */
export interface Count {
  readonly count: number;
  /** Time or number of periods, above 0. */
  readonly exposure: number;
}

/** Whether two counts have one rate. Null is what cannot be known or is infinite. */
export interface CountComparison {
  /** Chance of a difference at least this unusual if both had one rate. */
  readonly p: number;
  /** Rate of the first over the rate of the second. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The exact conditional test of two Poisson counts: given their sum, the first is binomial.
 * Two-sided by adding all outcomes that are not likelier; limits after Clopper and Pearson.
 * Source: Przyborowski and Wilenski (1940), as R's `poisson.test` computes it.
 */
export function compareCounts(first: Count, second: Count, confidence: number): CountComparison {
  const n = first.count + second.count;
  if (n === 0) return { p: 1, ratio: null, low: null, high: null };
  const x = first.count;
  const share = first.exposure / (first.exposure + second.exposure);
  const ratioOf = (chance: number) =>
    chance >= 1 ? null : (chance / (1 - chance)) * (second.exposure / first.exposure);
  const tail = (1 - confidence) / 2;
  return {
    p: twoSided(x, n, (k) => binomialMass(k, n, share)),
    ratio: second.count === 0 ? null : x / first.exposure / (second.count / second.exposure),
    low: x === 0 ? 0 : ratioOf(betaQuantile({ a: x, b: n - x + 1 }, tail)),
    high: x === n ? null : ratioOf(betaQuantile({ a: x + 1, b: n - x }, 1 - tail)),
  };
}

/** The sum of all masses from 0 to n that do not exceed the one of what was seen. */
export function twoSided(seen: number, n: number, mass: (k: number) => number): number {
  const most = mass(seen) * ALIKE;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    const here = mass(k);
    if (here <= most) sum += here;
  }
  return Math.min(1, sum);
}
