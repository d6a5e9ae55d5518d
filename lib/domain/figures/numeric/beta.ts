import { logBinomialMass } from './log-gamma';
import { quantileOf } from './root';

const TINY = 1e-300;
const CLOSE = 1e-16;
/** The fraction needs about √max(a, b) steps; this many are more than 10⁹ people ever need. */
const MOST_STEPS = 200_000;

/** A Beta distribution: of a rate, a = went on + …, b = did not + …; both above 0. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

/**
 * The share of Beta(a, b) at or below x: the regularised incomplete beta function Iₓ(a, b). By the
 * continued fraction of DLMF 8.17.22 with Lentz's method, iterated until it no longer changes (a
 * fixed number of steps is off by 10⁻⁴ at a = 10⁵).
 */
export function betaCdf({ a, b }: Beta, x: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean only; above it the other tail is asked.
  return x <= (a + 1) / (a + b + 2) ? lowerTail(a, b, x, 1 - x) : 1 - lowerTail(b, a, 1 - x, x);
}

/** The share of Beta(a, b) above x, exact where it is tiny. */
export function betaAbove({ a, b }: Beta, x: number): number {
  if (!(x > 0)) return 1;
  if (x >= 1) return 0;
  return x <= (a + 1) / (a + b + 2) ? 1 - lowerTail(a, b, x, 1 - x) : lowerTail(b, a, 1 - x, x);
}

function lowerTail(a: number, b: number, x: number, y: number): number {
  const front = Math.exp(logBinomialMass(a, a + b, x, y)) * (b / (a + b));
  return Math.min(1, front * fraction(a, b, x));
}

/** The continued fraction of a·B(a,b)·Iₓ(a,b) / (xᵃ(1−x)ᵇ). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < CLOSE) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The density of Beta(a, b) at x, strictly between 0 and 1. */
function betaDensity({ a, b }: Beta, x: number): number {
  const mass = Math.exp(logBinomialMass(a, a + b, x, 1 - x));
  return ((a * b) / (a + b)) * (mass / x / (1 - x));
}

/** The smallest x at which `betaCdf` reaches p; always within 0 and 1. */
export function betaQuantile(beta: Beta, p: number): number {
  if (!(p > 0)) return 0;
  if (p >= 1) return 1;
  return quantileOf(
    (x) => betaCdf(beta, x) - p,
    (x) => betaDensity(beta, x),
    0,
    1,
    beta.a / (beta.a + beta.b),
  );
}
