import type { SurvivalCurve } from './survival';

/** Days that a plan looks ahead. */
export const HORIZON_DAYS = 730;

/** The chance of an event on day 0, 1, 2, … after coming in; the rest never. */
export type Increments = readonly number[];

/** The chance of an event within 0, 1, 2, … days; after the end it keeps its last value. */
export type LagCurve = readonly number[];

/**
 * The daily chances of going on that a Kaplan–Meier curve gives, each in the whole day that it
 * falls in.
 */
export function incrementsOfSurvival({ steps }: SurvivalCurve): Increments {
  let before = 1;
  return byDay(
    steps.map(({ days, survival }) => {
      const share = before - survival;
      before = survival;
      return [days, share];
    }),
  );
}

function byDay(shares: readonly (readonly [number, number])[]): Increments {
  const last = shares.at(-1)?.[0];
  if (last === undefined) return [];
  const days = Array.from({ length: Math.floor(last) + 1 }, () => 0);
  for (const [at, share] of shares) days[Math.floor(at)] = (days[Math.floor(at)] ?? 0) + share;
  return days;
}

/**
 * Where nothing is seen yet: everybody who will go on does so after the agreement's assumed lag.
 */
export function assumedIncrements(rate: number, lagDays: number): Increments {
  return Array.from({ length: Math.round(lagDays) + 1 }, (_, day) =>
    day === Math.round(lagDays) ? rate : 0,
  );
}

/**
 * The daily chances of passing two stages one after the other: convolution, days beyond `horizon`
 * cut off.
 * @internal
 */
export function convolve(one: Increments, two: Increments, horizon = HORIZON_DAYS): Increments {
  if (one.length === 0 || two.length === 0) return [];
  const sums = Array.from({ length: Math.min(one.length + two.length - 1, horizon + 1) }, () => 0);
  for (let i = 0; i < one.length; i++) {
    const first = one[i] ?? 0;
    if (first === 0) continue;
    const end = Math.min(two.length, sums.length - i);
    for (let j = 0; j < end; j++) sums[i + j] = (sums[i + j] ?? 0) + first * (two[j] ?? 0);
  }
  return sums;
}

/**
 * For each stage of a ladder the chance to be at its end within so many days of coming in to that
 * stage.
 * @param stages daily chances of going on, from the first stage to the last before the goal
 */
export function ladderCurves(stages: readonly Increments[], horizon = HORIZON_DAYS): LagCurve[] {
  const curves: LagCurve[] = [];
  let chain: Increments = [1];
  for (const stage of stages.toReversed()) {
    chain = convolve(stage, chain, horizon);
    curves.push(lagCurve(chain));
  }
  return curves.reverse();
}

/** Running sums of daily chances. */
export function lagCurve(increments: Increments): LagCurve {
  let sum = 0;
  return increments.map((each) => {
    sum += each;
    return sum;
  });
}

/**
 * The chance within so many days: 0 before day 0, whole days passed, the last value after the end.
 */
export function lagAt(curve: LagCurve, days: number): number {
  if (days < 0) return 0;
  return curve[Math.floor(days)] ?? curve.at(-1) ?? 0;
}
