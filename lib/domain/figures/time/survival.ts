import { countBefore } from '../numeric/search';

/** A person who came in to a stage, or several who share their times. */
export interface Followed {
  /** Days from coming in to going on, or to now for those who have not: whatever became of them. */
  readonly days: number;
  readonly wentOn: boolean;
  /** Age in days at which they were first seen; left out where that is 0. */
  readonly seenFrom?: number;
  /** How many people the line stands for, 1 where left out. */
  readonly people?: number;
}

/** The curve after one moment at which people went on. */
export interface SurvivalStep {
  readonly days: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share that still waits, S. */
  readonly survival: number;
  /**
   * Greenwood's sum Σ d/(r(r − d)), infinite where none is left: S times its root is the standard
   * error.
   */
  readonly greenwood: number;
}

/** A Kaplan–Meier curve. */
export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  /** The longest time that a person was followed, −∞ of no people. */
  readonly followedTo: number;
  /** How many were followed for at least so many days. */
  readonly atRisk: (days: number) => number;
}

/**
 * The share that still waits, by days since coming in. Those who have not gone on count as at risk
 * for as long as they were followed, and a rejection is no end of that. Events come before
 * censorings at one time.
 * Source: Kaplan and Meier (1958); late entry after Klein and Moeschberger, "Survival analysis",
 * 4.6.
 */
export function survivalCurve(people: readonly Followed[]): SurvivalCurve {
  const atRisk = riskSet(people);
  const eventsAt = new Map<number, number>();
  for (const { days, wentOn, people: number = 1 } of people) {
    if (wentOn && number > 0) eventsAt.set(days, (eventsAt.get(days) ?? 0) + number);
  }
  let [survival, greenwood] = [1, 0];
  const steps = [...eventsAt]
    .sort(([a], [b]) => a - b)
    .map(([days, events]): SurvivalStep => {
      const risk = atRisk(days);
      survival *= (risk - events) / risk;
      greenwood += events / (risk * (risk - events));
      return { days, atRisk: risk, events, survival, greenwood };
    });
  return {
    steps,
    followedTo: people.reduce((most, { days }) => Math.max(most, days), Number.NEGATIVE_INFINITY),
    atRisk,
  };
}

/** How many were followed for at least so many days and seen before that. */
export function riskSet(people: readonly Omit<Followed, 'wentOn'>[]): (days: number) => number {
  const ends = running(people.map(({ days, people: number = 1 }) => [days, number]));
  const late = people.filter(({ seenFrom = 0 }) => seenFrom > 0);
  const entries = running(late.map(({ seenFrom = 0, people: number = 1 }) => [seenFrom, number]));
  const total = people.reduce((sum, { people: number = 1 }) => sum + number, 0);
  // Not yet seen at t: their entry is not before t. Over at t: their end is before t.
  return (days) => total - ends.before(days) - (entries.total - entries.before(days));
}

interface Running {
  readonly total: number;
  /** The weight of all whose time is before this one. */
  readonly before: (time: number) => number;
}

function running(weighted: readonly (readonly [number, number])[]): Running {
  const sorted = weighted.toSorted(([a], [b]) => a - b);
  const times = sorted.map(([time]) => time);
  let sum = 0;
  const sums = sorted.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  return {
    total: sum,
    before: (time) => sums[countBefore(times, time) - 1] ?? 0,
  };
}

/** S at so many days: 1 before the first step, the last value after the last. */
export function survivalAt({ steps }: SurvivalCurve, days: number): number {
  return steps.findLast((step) => step.days <= days)?.survival ?? 1;
}
