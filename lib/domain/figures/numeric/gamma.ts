import { logPoissonMass } from './poisson-mass';

const MOST_STEPS = 1_000_000;
const TINY = 1e-300;

/** The shares of a distribution on both sides of a point, each exact where it is tiny. */
export interface Tails {
  readonly below: number;
  readonly above: number;
}

/**
 * The shares of a gamma distribution of this shape and rate 1 at or below x, and above it: the
 * regularised incomplete gamma functions P(shape, x) and Q(shape, x). By the series of P below the
 * mean (DLMF 8.11.4), else by the continued fraction of Q (DLMF 8.9.2, by Lentz's method).
 */
export function gammaTails(shape: number, x: number): Tails {
  if (!(x > 0)) return { below: 0, above: 1 };
  if (x < shape + 1) {
    const below = series(shape, x);
    return { below, above: 1 - below };
  }
  const above = fraction(shape, x);
  return { below: 1 - above, above };
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
