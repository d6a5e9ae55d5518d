import type { Stage } from '../base/stage';
import type { ClockView } from './clock';

/** What the order of a rep's queue depends on. */
export interface Queued {
  readonly stage: Stage | null;
  readonly clock: ClockView | null;
  readonly score: number;
  readonly contactId: string;
}

const FIRST: readonly (Stage | null)[] = ['opportunity', 'mql', 'sql'];

/**
 * Whether a contact in a rep's queue needs work now. An SQL does only after its date to be looked
 * at again.
 */
export function isWork({ stage, clock }: Pick<Queued, 'stage' | 'clock'>): boolean {
  return stage !== 'sql' || clock?.state === 'late';
}

/**
 * Orders a rep's queue: opportunities, MQLs, SQLs; within a stage by the end of the clock, contacts
 * without a clock last; then by higher score. A total order, so that rows do not jump.
 */
export function queueOrder(a: Queued, b: Queued): number {
  return (
    place(a) - place(b) ||
    compare(due(a), due(b)) ||
    b.score - a.score ||
    (a.contactId < b.contactId ? -1 : a.contactId > b.contactId ? 1 : 0)
  );
}

function place({ stage }: Queued): number {
  const index = FIRST.indexOf(stage);
  return index < 0 ? FIRST.length : index;
}

function due({ clock }: Queued): number {
  return clock?.dueAt ?? Number.MAX_SAFE_INTEGER;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
