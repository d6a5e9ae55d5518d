import type { Goal } from '../../base/agreement-model';
import { dateAfter, daysBetween } from '../counting/period';
import { clockOf } from '../goals/clock-goals';
import { type MonthSoFar, monthSoFar } from '../goals/month-so-far';
import { type Pace, paceOf } from '../goals/pace';
import { workingDays } from '../goals/working-days';
import { type GoalFigures, goalFigures } from './goal';
import { countedStage, type GoalSources, numberIn } from './goal-number';

/** Below this a goal is as good as out of reach, and no goal to agree on (figures.md c.10). */
export const REACHABLE = 0.05;

/** Why a goal is out of reach, and since when. */
export interface GoalOut {
  /**
   * `over`: no working time is left. `no-way`: people who come in now get there too late, and
   * those on the way are not enough. `beyond`: it would take more than three times the best month so
   * far. `ceiling`: fewer MQLs come than it counts.
   */
  readonly why: 'over' | 'no-way' | 'beyond' | 'ceiling';
  /** Local date by which it was out of reach at the latest. */
  readonly since: string;
  /** What is left of the chance; null for none. */
  readonly chance: number | null;
}

/** What a goal has, and how it goes. */
export interface OutInput {
  readonly sources: GoalSources;
  readonly goal: Goal;
  readonly soFar: MonthSoFar;
  readonly count: number;
  readonly figures: GoalFigures | null;
  readonly ceiling: number | null;
  readonly pace: Pace | null;
}

/** Whether and why a goal that has `count` cannot be reached in its month any more. */
export function outOf(input: OutInput): GoalOut | null {
  const { goal, soFar, count, figures, ceiling, pace } = input;
  if (count >= goal.target) return null;
  if (soFar.gone >= soFar.total)
    return { why: 'over', since: lastWorked(input.sources, soFar), chance: null };
  if (ceiling !== null && ceiling < goal.target)
    return { why: 'ceiling', since: ceilingSince(input), chance: null };
  const why = noWay(figures, pace?.reach ?? 1, soFar.to > soFar.today);
  if (why === null || figures?.kind !== 'plan') return null;
  const { plan } = figures;
  return {
    why,
    since: planSince(input),
    chance: why === 'no-way' && 'chance' in plan ? plan.chance : (pace?.reach ?? null),
  };
}

/**
 * How many MQLs there will be at their pace, of a goal that counts what becomes of them: sales can
 * accept and contact no more than come. Null for other goals, and while it is not known.
 */
export function ceilingOf(
  sources: GoalSources,
  { measure }: Pick<Goal, 'measure'>,
  { month, gone, total }: MonthSoFar,
): number | null {
  if (clockOf(measure) === null) return null;
  const mqls = numberIn(sources, 'mql', month);
  if (mqls.kind !== 'count') return null;
  return paceOf({ target: 0, seen: mqls.count, elapsed: gone, total })?.expectedAtEnd ?? null;
}

/** On the last day people of tomorrow come too late, and the pace of the day alone decides. */
function noWay(
  figures: GoalFigures | null,
  reach: number,
  hasTomorrow: boolean,
): 'no-way' | 'beyond' | null {
  if (figures?.kind !== 'plan' || !hasTomorrow) return null;
  const { plan, needs } = figures;
  if (plan.verdict === 'out-of-reach') return 'no-way';
  return needs[0]?.isBeyond === true && reach < REACHABLE ? 'beyond' : null;
}

/**
 * The first day on which what is missing now was already too much for the days that were left then.
 * More was missing then, so it was out of reach by that day at the latest. More days are never
 * less: the greatest number of them that would not be enough is found by halving.
 */
function planSince({ sources, goal, soFar, pace }: OutInput): string {
  const stage = countedStage(goal.measure);
  const { look, frame, planning, hours } = sources;
  if (stage === null) return soFar.today;
  const isOut = (days: number) => {
    const figures = goalFigures(look, frame, planning, hours, {
      stage,
      target: goal.target,
      from: soFar.from,
      by: dateAfter(soFar.to, days),
      chance: planning.chance.value,
      rates: {},
    });
    return noWay(figures, pace?.reach ?? 1, true) !== null;
  };
  let [low, high] = [0, daysBetween(soFar.from, soFar.today)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isOut(middle)) low = middle;
    else high = middle - 1;
  }
  return dateAfter(soFar.today, -low);
}

/** The last day up to today that has work. */
function lastWorked({ hours }: GoalSources, { from, today }: MonthSoFar): string {
  let date = today;
  while (date > from && workingDays(hours, date, date, '').total === 0) date = dateAfter(date, -1);
  return date;
}

/** The first of the days up to now on all of which too few MQLs were coming. */
function ceilingSince({ sources, goal, soFar }: OutInput): string {
  const { clocks, hours } = sources;
  const { from, to, today, total } = soFar;
  let since = today;
  for (let date = dateAfter(today, -1); date >= from; date = dateAfter(date, -1)) {
    const { elapsed } = workingDays(hours, from, to, date);
    const begun = Object.entries(clocks?.begun ?? {}).reduce(
      (sum, [each, count]) => (each <= date ? sum + count : sum),
      0,
    );
    const pace = paceOf({ target: 0, seen: begun, elapsed, total });
    if (pace === null || pace.expectedAtEnd >= goal.target) break;
    since = date;
  }
  return since;
}

/**
 * The local date on which the present pace reaches the goal, by working days; null where nothing
 * comes.
 */
export function reachedAt(
  { hours, frame }: GoalSources,
  { measure }: Pick<Goal, 'measure'>,
  missing: number,
  count: number,
): string | null {
  const { gone, today, unit } = monthSoFar(hours, measure, frame.now);
  if (count === 0 || gone === 0) return null;
  const days = Math.ceil(missing / (count / gone));
  if (days > MOST_DAYS) return null;
  if (unit === 'calendar') return dateAfter(today, days);
  let date = today;
  for (let left = days; left > 0; ) {
    date = dateAfter(date, 1);
    left -= workingDays(hours, date, date, '').total;
    if (daysBetween(today, date) > MOST_DAYS * 2) return null;
  }
  return date;
}

/** A year: what takes longer is not worth a date. */
const MOST_DAYS = 260;
