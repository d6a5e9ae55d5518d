import { type Interval, PLAN_CONFIDENCE } from '../rates/interval';
import { HORIZON_DAYS, type LagCurve } from '../time/lag';
import {
  atLeastWithNew,
  type CountDistribution,
  countQuantile,
  withNew,
} from './count-distribution';
import { steadyArrivals } from './steady';

/** More than so many times the best month that ever was is a warning. */
const TIMES_THE_BEST = 3;
const DAYS_A_MONTH = 365.25 / 12;

/** Arrivals at the present pace. */
export interface PresentPace {
  /** Arrivals a day, of the last 28 days. */
  readonly perDay: number;
  /** The chance to be at the goal within so many days of coming in. */
  readonly curve: LagCurve;
}

/** How many will have come to the goal by a date. */
export interface Forecast extends Interval {
  readonly median: number;
  readonly mean: number;
}

/**
 * How many come to the goal within `days`: those on the way, and a Poisson number of those who come
 * in at the present pace. Median and an interval of 80 %.
 * @param sure of those on the way, for the same number of days
 */
export function forecast(
  sure: CountDistribution,
  { perDay, curve }: PresentPace,
  days: number,
): Forecast {
  const fresh = perDay * steadyArrivals(curve, days).perArrival;
  const sum = withNew(sure, fresh);
  return {
    low: countQuantile(sum, (1 - PLAN_CONFIDENCE) / 2),
    median: countQuantile(sum, 0.5),
    high: countQuantile(sum, (1 + PLAN_CONFIDENCE) / 2),
    mean: meanOf(sure) + fresh,
  };
}

function meanOf({ first, masses }: CountDistribution): number {
  return masses.reduce((sum, mass, i) => sum + mass * (first + i), 0);
}

/** Whether a need asks for more than three times of what the best month so far had, per month. */
export function isBeyondBest(needPerDay: number, bestMonth: number): boolean {
  return needPerDay * DAYS_A_MONTH > TIMES_THE_BEST * bestMonth;
}

/**
 * In how many days the present pace reaches the goal with the chance wanted; null where it does not
 * within two years.
 * @param sureWithin those on the way, by days left
 */
export function daysToGoal(
  rest: number,
  chance: number,
  pace: PresentPace,
  sureWithin: (days: number) => CountDistribution,
): number | null {
  const isEnough = (days: number) => {
    const fresh = pace.perDay * steadyArrivals(pace.curve, days).perArrival;
    return atLeastWithNew(sureWithin(days), fresh, rest) >= chance;
  };
  if (!isEnough(HORIZON_DAYS)) return null;
  let [low, high] = [-1, HORIZON_DAYS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
