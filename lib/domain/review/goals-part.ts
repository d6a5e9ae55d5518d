import type { Goal } from '../base/agreement-model';
import { isFor } from '../figures/goals/active';
import type { GoalSources } from '../figures/shown/goal-number';
import { type GoalStanding, goalStanding } from '../figures/shown/goal-standing';
import type { WeeklyReview } from './review-schema';

/** The goals of the month, and what each of them still needs by when. */
export function goalsPart(
  sources: GoalSources,
  goals: readonly Goal[],
  month: string,
): Pick<WeeklyReview, 'goals' | 'needs'> {
  const standings = goals
    .filter((goal) => isFor(goal, month))
    .map((goal) => goalStanding(sources, goal));
  return { goals: standings.map(goalOf), needs: standings.flatMap(needsOf) };
}

function goalOf(standing: GoalStanding): WeeklyReview['goals'][number] {
  const { goal, seen, due, chance, word } = standing;
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
