import { logBinomialMass } from './log-gamma';

/** The chance that exactly k of n do what each does with chance p. */
export function binomialMass(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return Number(k === 0);
  if (p >= 1) return Number(k === n);
  return Math.exp(logBinomialMass(k, n, p, 1 - p));
}
