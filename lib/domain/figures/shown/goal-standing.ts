import type { Goal } from '../../base/agreement-model';
import { monthsAfter } from '../counting/period';
import { isFor } from '../goals/active';
import { clockOf } from '../goals/clock-goals';
import { type MonthSoFar, monthSoFar } from '../goals/month-so-far';
import { type Pace, type PaceWord, paceOf, paceWord } from '../goals/pace';
import { dueBy } from '../goals/working-days';
import { atLeastWithNew } from '../plan/count-distribution';
import { steadyArrivals } from '../plan/steady';
import { type GoalFigures, goalFigures } from './goal';
import { couldHaveCome, leadsPerDay } from './goal-lag';
import { countedStage, type GoalNumber, type GoalSources, numberIn } from './goal-number';
import { ceilingOf, type GoalOut, outOf } from './goal-out';

/** Months before the one of now whose outcomes are shown. */
const PAST_MONTHS = 6;

/** A month that is over, against the goal of now. */
export interface PastMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly seen: GoalNumber;
  /** Null where the number is not known. */
  readonly met: boolean | null;
}

/** Where a goal stands in the month of now. */
export interface GoalStanding {
  readonly goal: Goal;
  readonly soFar: MonthSoFar;
  readonly seen: GoalNumber;
  /** What of the target is due by the days that are over; null where the month has none. */
  readonly due: number | null;
  /**
   * What can have come by now of those who came to the stage before; customers and opportunities
   * are held against it, since a straight line calls every young month "behind" (figures.md c.10).
   */
  readonly couldHave: number | null;
  /** Null without a number, and before any of the month has gone by. */
  readonly pace: Pace | null;
  /** Chance of the target by the end of the month, 0 to 1; null as `pace`. */
  readonly chance: number | null;
  /** What the chance is computed from: the pace so far, or those on the way with their ages. */
  readonly basis: 'pace' | 'way';
  readonly word: PaceWord | null;
  /** What is missing, and that for each day left; null without a number. */
  readonly missing: number | null;
  readonly perDay: number | null;
  /** How many MQLs there will be at their pace: a goal about them cannot go beyond; else null. */
  readonly ceiling: number | null;
  /** Why it is out of reach, and since when. */
  readonly out: GoalOut | null;
  /** Back from the goal, as the Funnel computes it; null for what is not at a stage. */
  readonly figures: GoalFigures | null;
  /** The oldest first; of the months that the goal is for. */
  readonly past: readonly PastMonth[];
}

/** Where a goal stands, with all that follows from it. */
export function goalStanding(sources: GoalSources, goal: Goal): GoalStanding {
  const { hours, frame } = sources;
  const soFar = monthSoFar(hours, goal.measure, frame.now);
  const seen = numberIn(sources, goal.measure, soFar.month);
  const count = seen.kind === 'count' ? seen.count : null;
  const figures = monthFigures(sources, goal, soFar);
  const input =
    count === null
      ? null
      : { target: goal.target, seen: count, elapsed: soFar.gone, total: soFar.total };
  const pace = input === null ? null : paceOf(input);
  const byWay = wayChance(sources, goal, soFar, figures);
  const isLate = soFar.gone >= soFar.total;
  const ceiling = ceilingOf(sources, goal, soFar);
  const out =
    count === null ? null : outOf({ sources, goal, soFar, count, figures, ceiling, pace });
  const chance =
    out !== null ? (out.chance ?? 0) : byWay === null || isLate ? (pace?.reach ?? null) : byWay;
  const missing = count === null ? null : Math.max(0, goal.target - count);
  return {
    goal,
    soFar,
    seen,
    due: dueBy(goal.target, soFar),
    couldHave: count === null ? null : couldHaveCome(sources, goal, soFar.from),
    pace,
    chance,
    basis: byWay === null || isLate ? 'pace' : 'way',
    word:
      input === null
        ? null
        : out !== null
          ? 'out-of-reach'
          : chance === null
            ? input.seen >= input.target
              ? 'reached'
              : null
            : paceWord(input, chance),
    missing,
    perDay: missing === null || soFar.left === 0 ? null : missing / soFar.left,
    ceiling,
    out,
    figures,
    past: pastOf(sources, goal, soFar.month),
  };
}

/** The goals for the month of now, and those that begin later, in the order of the agreement. */
export function currentGoals(
  goals: readonly Goal[],
  month: string,
): { readonly now: readonly Goal[]; readonly later: readonly Goal[] } {
  return {
    now: goals.filter((goal) => isFor(goal, month)),
    later: goals.filter(({ from }) => from > month),
  };
}

/** Back from the goal of the month, by the same question as the Funnel's. */
function monthFigures(
  { look, frame, planning, hours }: GoalSources,
  { measure, target }: Goal,
  { from, to }: MonthSoFar,
): GoalFigures | null {
  const stage = countedStage(measure);
  if (stage === null || !frame.mapped.includes(stage)) return null;
  // Before the first stage there are no people to compute from.
  if (!frame.steps.some(({ next }) => next === stage)) return null;
  const chance = planning.chance.value;
  return goalFigures(look, frame, planning, hours, {
    stage,
    target,
    from,
    by: to,
    chance,
    rates: {},
  });
}

/**
 * The chance of an opportunity's or a customer's goal: those on the way with the chance for their
 * age, and leads at the present pace (figures.md c.8); null for the others, whose lag is short.
 */
function wayChance(
  sources: GoalSources,
  { measure }: Goal,
  { today, to }: MonthSoFar,
  figures: GoalFigures | null,
): number | null {
  if (figures?.kind !== 'plan' || (measure !== 'opportunity' && measure !== 'customer'))
    return null;
  if (figures.rest <= 0) return 1;
  const perDay = leadsPerDay(sources);
  const days = Math.max(0, Number(to.slice(8)) - Number(today.slice(8)));
  // On the last day only those of today are still to come: their pace says more.
  if (perDay === null || days === 0) return null;
  const fresh = perDay * steadyArrivals(figures.curve, days).perArrival;
  return atLeastWithNew(figures.sure, fresh, figures.rest);
}

/**
 * The months before. Of clocks there are none: hand-offs are read of those who are with sales now,
 * so that people who have gone on since would be missing.
 */
function pastOf(sources: GoalSources, goal: Goal, month: string): PastMonth[] {
  if (clockOf(goal.measure) !== null) return [];
  // Counts go back as far as the history of the funnel.
  const months = Math.min(PAST_MONTHS, sources.frame.months);
  return Array.from({ length: months }, (_, index) => monthsAfter(month, index - months))
    .filter((each) => isFor(goal, each))
    .map((each) => {
      const seen = numberIn(sources, goal.measure, each);
      return {
        month: each,
        seen,
        met: seen.kind === 'count' ? seen.count >= goal.target : null,
      };
    });
}
