import { type LagCurve, lagAt } from '../time/lag';

/** What steady arrivals from tomorrow on come to. */
export interface Steady {
  /** Σ K(k) over the days left: how many goals one arrival a day gives. */
  readonly perArrival: number;
  /** The last day, counted from tomorrow as 1, on which coming in can still count; null if none. */
  readonly lastUsefulDay: number | null;
}

/**
 * What one arrival a day gives by the end: who comes in on day i of `days` has `days` − i + 1 days
 * left.
 * @param curve the chance to be at the goal within so many days of coming in
 * @param days whole days left
 */
export function steadyArrivals(curve: LagCurve, days: number): Steady {
  let perArrival = 0;
  let soonest: number | null = null;
  for (let day = 1; day <= days; day++) {
    const chance = lagAt(curve, day);
    perArrival += chance;
    if (chance > 0) soonest ??= day;
  }
  return { perArrival, lastUsefulDay: soonest === null ? null : days - soonest + 1 };
}
