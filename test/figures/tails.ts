import { betaCdf } from '../../lib/domain/figures/numeric/beta';
import { gammaTails } from '../../lib/domain/figures/numeric/gamma';
import { logPoissonMass } from '../../lib/domain/figures/numeric/poisson-mass';
import { quantileOf } from '../../lib/domain/figures/numeric/root';
import type { CountDistribution } from '../../lib/domain/figures/plan/count-distribution';
import type { Interval } from '../../lib/domain/figures/rates/interval';

/** The chance that k or more of n do it: Iₚ(k, n − k + 1) (DLMF 8.17.5). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  return betaCdf({ a: k, b: n - k + 1 }, p);
}

/** The chance of k or more events where `mean` are expected. */
export function poissonAtLeast(k: number, mean: number): number {
  if (k <= 0) return 1;
  return mean > 0 ? gammaTails(k, mean).below : 0;
}

/** The chance of exactly so many. */
export function massAt({ first, masses }: CountDistribution, count: number): number {
  return masses[count - first] ?? 0;
}

/**
 * The exact limits of the mean behind one count. Source: F. Garwood, "Fiducial limits for the
 * Poisson" (1936).
 */
export function countInterval(count: number, confidence: number): Interval {
  return {
    low: count === 0 ? 0 : gammaQuantile(count, (1 - confidence) / 2),
    high: gammaQuantile(count + 1, (1 + confidence) / 2),
  };
}

/** The x at which a gamma distribution has p at or below it; infinite for p = 1. */
export function gammaQuantile(shape: number, p: number): number {
  if (!(p > 0)) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  let high = shape + 10;
  while (gammaTails(shape, high).below < p) high *= 2;
  const density = (x: number) => (shape / x) * Math.exp(logPoissonMass(shape, x));
  return quantileOf((x) => gammaTails(shape, x).below - p, density, 0, high, shape);
}
