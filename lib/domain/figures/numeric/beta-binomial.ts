import type { Beta } from './beta';
import { logBeta, logGamma, logGammaFall } from './log-gamma';

const NEGLIGIBLE = 1e-18;

/**
 * The chance that k or more of n go on where their common rate is known only as a Beta
 * distribution. Summed over the tail that is falling, each term from the one before, the first in
 * logarithms.
 * Source: the Pólya distribution, C(n,k)·B(k+a, n−k+b)/B(a,b).
 */
export function betaBinomialAtLeast(k: number, n: number, { a, b }: Beta): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  const mode = a > 1 && b > 1 ? ((n + 1) * (a - 1)) / (a + b - 2) : (n * a) / (a + b);
  return k > mode ? tail(k, n, { a, b }, 1) : 1 - tail(k - 1, n, { a, b }, -1);
}

/** The sum from k up to n, or from k down to 0. */
function tail(from: number, n: number, { a, b }: Beta, way: 1 | -1): number {
  let mass = Math.exp(logMass(from, n, { a, b }));
  let sum = mass;
  for (let k = from + way; k >= 0 && k <= n; k += way) {
    // The ratio of the masses at `lower + 1` and `lower`.
    const lower = way === 1 ? k - 1 : k;
    const ratio = ((n - lower) * (lower + a)) / ((lower + 1) * (n - lower - 1 + b));
    const next = way === 1 ? mass * ratio : mass / ratio;
    // Below 1 the masses rise again towards that end: then only the end itself may end the sum.
    if (next < sum * NEGLIGIBLE && next < mass && (way === 1 ? b : a) >= 1) return sum;
    mass = next;
    sum += mass;
  }
  return Math.min(1, sum);
}

function logMass(k: number, n: number, { a, b }: Beta): number {
  // ln C(n, k) = −ln B(k, n−k+1) − ln k; at k = 0 it is 0.
  const ways = k === 0 ? 0 : -logBeta(k, n - k + 1) - Math.log(k);
  const rest = n - k + b;
  const small = k + a;
  const joint = small < rest ? logGamma(small) + logGammaFall(rest, small) : logBeta(small, rest);
  return ways + joint - logBeta(a, b);
}
