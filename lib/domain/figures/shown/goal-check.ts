import type { Goal } from '../../base/agreement-model';
import { servedBy } from '../goals/active';
import { REACHABLE } from './goal-out';
import type { GoalStanding } from './goal-standing';

/** What makes a goal one that can be worked with, in the order of the word SMART. */
export type CheckName = 'specific' | 'measured' | 'reachable' | 'linked' | 'dated';

/** What a goal lacks. */
export type Missing =
  /** No person answers for it. */
  | 'person'
  /** Its number cannot be read. */
  | 'number'
  /** Its chance is too small. */
  | 'chance'
  /** It leads to no goal for customers. */
  | 'customers'
  /** It has no end. */
  | 'end';

/** One point of the check; `missing` null where it is met, `isOpen` where that is not known yet. */
export interface GoalCheck {
  readonly name: CheckName;
  readonly missing: Missing | null;
  readonly isOpen: boolean;
}

/** The five points of a goal (figures.md c.10). @param goals all of the agreement */
export function checkGoal(
  { goal, seen, chance }: Pick<GoalStanding, 'goal' | 'seen' | 'chance'>,
  goals: readonly Goal[],
): readonly GoalCheck[] {
  const leads = [goal, ...servedBy(goal, goals)].some(({ measure }) => measure === 'customer');
  const isRead = seen.kind === 'count';
  const isWaiting = seen.kind === 'waiting' || seen.kind === 'unread';
  return [
    point('specific', goal.responsible === null ? 'person' : null),
    point('measured', isRead || isWaiting ? null : 'number', isWaiting),
    point('reachable', chance !== null && chance < REACHABLE ? 'chance' : null, chance === null),
    point('linked', leads ? null : 'customers'),
    point('dated', goal.until === null ? 'end' : null),
  ];
}

function point(name: CheckName, missing: Missing | null, isOpen = false): GoalCheck {
  return { name, missing, isOpen: isOpen && missing === null };
}
