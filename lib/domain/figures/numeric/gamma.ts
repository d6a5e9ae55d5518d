import { logPoissonMass } from './poisson-mass';
import { quantileOf } from './root';

const MOST_STEPS = 1_000_000;
const TINY = 1e-300;

/**
 * The share of a gamma distribution of this shape and rate 1 at or below x: the regularised
 * incomplete gamma function P(shape, x). By its series below the mean (DLMF 8.11.4), else as 1 −
 * `gammaAbove`.
 */
export function gammaCdf(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
}

/**
 * The share above x: Q(shape, x), exact where it is tiny (continued fraction, DLMF 8.9.2, by
 * Lentz's method).
 */
export function gammaAbove(shape: number, x: number): number {
  if (!(x > 0)) return 1;
  return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
}

function series(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= MOST_STEPS; k++) {
    term *= x / (shape + k);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.min(1, Math.exp(logPoissonMass(shape, x)) * sum);
}

function fraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / (b === 0 ? TINY : b);
  let value = d;
  for (let k = 1; k <= MOST_STEPS; k++) {
    const a = -k * (k - shape);
    b += 2;
    const below = a * d + b;
    d = 1 / (below === 0 ? TINY : below);
    const above = b + a / c;
    c = above === 0 ? TINY : above;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  // xˢᵉ⁻ˣ/Γ(s) is s times the Poisson mass at s.
  return Math.min(1, shape * Math.exp(logPoissonMass(shape, x)) * value);
}

/** The x at which `gammaCdf` reaches p; infinite for p = 1. */
export function gammaQuantile(shape: number, p: number): number {
  if (!(p > 0)) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  let high = shape + 10;
  while (gammaCdf(shape, high) < p) high *= 2;
  const density = (x: number) => (shape / x) * Math.exp(logPoissonMass(shape, x));
  return quantileOf((x) => gammaCdf(shape, x) - p, density, 0, high, shape);
}
