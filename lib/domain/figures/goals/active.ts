import type { Goal } from '../../base/agreement-model';

/** Whether a goal is for a month, `YYYY-MM`. */
export function isFor({ from, until }: Pick<Goal, 'from' | 'until'>, month: string): boolean {
  return from <= month && (until === null || month <= until);
}

/** The goals that a goal serves, the nearest first; a circle ends where it closes. */
export function servedBy(goal: Goal, goals: readonly Goal[]): readonly Goal[] {
  const chain: Goal[] = [];
  let next = goals.find(({ id }) => id === goal.serves);
  while (next !== undefined && next.id !== goal.id && !chain.includes(next)) {
    chain.push(next);
    const { serves } = next;
    next = goals.find(({ id }) => id === serves);
  }
  return chain;
}
