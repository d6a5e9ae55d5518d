import type { Goal } from '../base/agreement-model';
import { isFor } from '../figures/goals/active';
import type { GoalSources } from '../figures/shown/goal-number';
import { type GoalStanding, goalStanding } from '../figures/shown/goal-standing';
import type { WeeklyReview } from './review-schema';

/**
 * The goals of the month of now, and what each of them still needs by when. A review in the first
 * days of a month is of a week of the last one, so that its result stands beside.
 * @param month `YYYY-MM` of now
 * @param weekMonth that of the last day of the week
 */
export function goalsPart(
  sources: GoalSources,
  goals: readonly Goal[],
  month: string,
  weekMonth: string,
): Pick<WeeklyReview, 'goals' | 'needs'> {
  const standings = goals
    .filter((goal) => isFor(goal, month))
    .map((goal) => goalStanding(sources, goal));
  return {
    goals: standings.map((standing) => goalOf(standing, weekMonth)),
    needs: standings.flatMap(needsOf),
  };
}

function goalOf(standing: GoalStanding, weekMonth: string): WeeklyReview['goals'][number] {
  const { goal, seen, due, chance, word, past } = standing;
  const over = past.find((each) => each.month === weekMonth);
  return {
    id: goal.id,
    owner: goal.owner,
    label: { ...goal.label },
    responsible: goal.responsible,
    measure: goal.measure,
    target: goal.target,
    seen: seen.kind === 'count' ? seen.count : null,
    unknown: seen.kind === 'count' ? null : seen.kind === 'gap' ? `gap.${seen.gap}` : seen.kind,
    due,
    closed:
      over === undefined
        ? null
        : { month: over.month, seen: over.seen.kind === 'count' ? over.seen.count : null },
    chance,
    word,
  };
}

/** What is needed at each stage: views of one need, from the first stage down. */
function needsOf({ goal, figures }: GoalStanding): WeeklyReview['needs'] {
  if (figures?.kind !== 'plan') return [];
  return figures.needs.map(({ stage, need, perWorkingDay, lastDate, assumed }) => ({
    goal: { ...goal.label },
    stage,
    need,
    perWorkingDay,
    lastDate,
    isAssumed: assumed !== null,
  }));
}
