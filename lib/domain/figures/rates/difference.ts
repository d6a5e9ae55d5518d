import { type Interval, type Share, wilsonInterval } from './interval';

/** How far a rate differs from another, first − second. */
export interface Difference extends Interval {
  readonly difference: number;
}

/**
 * The difference of two independent rates with the limits that two Wilson intervals give; null
 * where one of them counts no people. A change is named only where the limits leave out 0.
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions"
 * (1998), method 10.
 */
export function rateDifference(first: Share, second: Share, confidence: number): Difference | null {
  const [one, two] = [wilsonInterval(first, confidence), wilsonInterval(second, confidence)];
  if (one === null || two === null) return null;
  const [p, r] = [first.x / first.n, second.x / second.n];
  const difference = p - r;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p - one.low, two.high - r)),
    high: Math.min(1, difference + Math.hypot(one.high - p, r - two.low)),
  };
}
