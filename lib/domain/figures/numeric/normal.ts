import { gammaTails } from './gamma';
import { quantileOf } from './root';

/** No normal quantile of a double lies farther out. */
const FARTHEST = 39;

/**
 * The share of the standard normal distribution at or below z: ½ erfc(−z/√2), and erfc by the gamma
 * tail.
 * @internal
 */
export function normalCdf(z: number): number {
  const tail = gammaTails(0.5, (z * z) / 2).above / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The z at which `normalCdf` reaches p; infinite at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

function lowerQuantile(p: number): number {
  if (!(p > 0)) return Number.NEGATIVE_INFINITY;
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return -quantileOf(
    (x) => p - normalCdf(-x),
    (x) => density(x),
    0,
    FARTHEST,
    Math.sqrt(-2 * Math.log(2 * p)),
  );
}
