import { betaAbove, betaCdf } from './beta';

/**
 * A count whose rate is known only as a gamma distribution: so many failures before `size`
 * successes of chance `p` (0 < p < 1), with a real `size` > 0.
 */
export interface NegativeBinomial {
  readonly size: number;
  readonly p: number;
}

/** The chance of k or more: I₁₋ₚ(k, size) (DLMF 8.17.24). */
export function negativeBinomialAtLeast(k: number, { size, p }: NegativeBinomial): number {
  if (k <= 0) return 1;
  // Asked as the other tail of Beta(size, k), so that p near 0 loses nothing in 1 − p.
  return betaAbove({ a: size, b: k }, p);
}

/** The smallest count that is not exceeded with chance q or more. */
export function negativeBinomialQuantile(q: number, { size, p }: NegativeBinomial): number {
  const isReached = (k: number) => betaCdf({ a: size, b: k + 1 }, p) >= q;
  let high = 1;
  while (!isReached(high)) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
