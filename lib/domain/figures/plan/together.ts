import { type Beta, betaQuantile } from '../numeric/beta';
import { type Interval, PLAN_CONFIDENCE } from '../rates/interval';
import type { LagCurve } from '../time/lag';
import { atLeast, atLeastWithNew, type CountDistribution } from './count-distribution';
import { steadyArrivals } from './steady';

/** A chance below this is none, where none of those who come in now can still count. */
const NO_CHANCE = 0.01;
/** What rounding may add to a whole number of people. */
const ROUNDING = 1e-9;

/** The way from one stage to the goal. */
export interface WayToGoal<S extends string = string> {
  readonly stage: S;
  /** The chance to be at the goal within so many days of coming in to the stage. */
  readonly curve: LagCurve;
  /** What is known of the rate from the stage to the goal, for the band; null where nothing is. */
  readonly rate: Beta | null;
}

/** A goal and what there is for it. */
export interface PlanInput<S extends string = string> {
  /** People still missing at the goal: the goal less those who came in since it began. */
  readonly rest: number;
  /** Whole days left, tomorrow first. */
  readonly daysLeft: number;
  /** How many of those on the way will be there by the end. */
  readonly sure: CountDistribution;
  /** The chance wanted, 0 to 1. */
  readonly chance: number;
  /** From the stage before the goal up to the first. */
  readonly ways: readonly WayToGoal<S>[];
}

/**
 * How many more are needed at a stage. Needs of several stages are views of one need: never add
 * them.
 */
export interface StageNeed<S extends string = string> {
  readonly stage: S;
  readonly need: number;
  /** Arrivals a calendar day, for as long as they can count. */
  readonly perDay: number;
  /** The last day on which coming in can count, tomorrow being 1. */
  readonly lastUsefulDay: number;
  /**
   * The need where the rate is at the upper and at the lower end of what is known; null without a
   * rate.
   */
  readonly band: Interval | null;
}

/** What a goal takes. `chance` is the one that those on the way give without new ones. */
export type Plan<S extends string = string> =
  | { readonly verdict: 'reached' }
  | {
      readonly verdict: 'on-the-way' | 'out-of-reach' | 'only-those-on-the-way';
      readonly chance: number;
    }
  | {
      readonly verdict: 'needs';
      readonly chance: number;
      readonly mean: number;
      readonly needs: readonly StageNeed<S>[];
    };

/**
 * How many people are needed at each stage to reach a goal by its date with the chance wanted, on
 * top of those already on the way. Stages from which the goal is too far by then are left out.
 */
export function planGoal<S extends string>({
  rest,
  daysLeft,
  sure,
  chance,
  ways,
}: PlanInput<S>): Plan<S> {
  if (rest <= 0) return { verdict: 'reached' };
  const now = atLeast(sure, rest);
  if (now >= chance) return { verdict: 'on-the-way', chance: now };
  const mean = meanOfNew(sure, rest, chance);
  const needs = ways.flatMap((way) => needAt(way, mean, daysLeft));
  if (needs.length > 0) return { verdict: 'needs', chance: now, mean, needs };
  return { verdict: now < NO_CHANCE ? 'out-of-reach' : 'only-those-on-the-way', chance: now };
}

function needAt<S extends string>(
  { stage, curve, rate }: WayToGoal<S>,
  mean: number,
  days: number,
): StageNeed<S>[] {
  const { perArrival, lastUsefulDay } = steadyArrivals(curve, days);
  if (lastUsefulDay === null) return [];
  const perDay = mean / perArrival;
  const need = Math.ceil(perDay * lastUsefulDay - ROUNDING);
  return [{ stage, need, perDay, lastUsefulDay, band: bandOf(rate, perDay * lastUsefulDay) }];
}

/**
 * The band scales the curve by where the rate may lie relative to its own mean, so that it always
 * holds the need itself, also where the curve's end and the mean of the rate differ.
 */
function bandOf(rate: Beta | null, need: number): Interval | null {
  if (rate === null) return null;
  const mean = rate.a / (rate.a + rate.b);
  const [low, high] = [
    betaQuantile(rate, (1 - PLAN_CONFIDENCE) / 2),
    betaQuantile(rate, (1 + PLAN_CONFIDENCE) / 2),
  ];
  // A strongly skewed rate can have its mean outside of its own quantiles.
  return {
    low: Math.ceil(need * Math.min(1, mean / high) - ROUNDING),
    high: Math.ceil(need * Math.max(1, mean / low) - ROUNDING),
  };
}

/**
 * The smallest mean of a Poisson number of new ones with which `goal` or more are reached with
 * `chance`; 0 where no new ones are needed. By bisection: the chance only grows with the mean.
 * @internal
 */
export function meanOfNew(sure: CountDistribution, goal: number, chance: number): number {
  if (atLeast(sure, goal) >= chance) return 0;
  let [low, high] = [0, Math.max(1, goal)];
  while (atLeastWithNew(sure, high, goal) < chance) {
    low = high;
    high *= 2;
  }
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (atLeastWithNew(sure, middle, goal) >= chance) high = middle;
    else low = middle;
  }
  return high;
}
