import { logBeta } from '../numeric/log-gamma';
import type { Share } from './interval';
import { twoSided } from './two-counts';

/**
 * The chance that two shares differ at least this much if both had one rate: Fisher's exact test,
 * two-sided by adding all tables that are not likelier.
 * Source: R. A. Fisher, "Statistical methods for research workers" (1934), as R's `fisher.test`
 * computes it.
 */
export function fisherTest(first: Share, second: Share): number {
  const did = first.x + second.x;
  const least = Math.max(0, did - second.n);
  const most = Math.min(did, first.n);
  const all = logWays(did, first.n + second.n);
  const mass = (k: number) => Math.exp(logWays(k, first.n) + logWays(did - k, second.n) - all);
  return twoSided(first.x - least, most - least, (k) => mass(k + least));
}

/** ln of the number of ways to take k of n. */
function logWays(k: number, n: number): number {
  return k === 0 || k === n ? 0 : -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
}
