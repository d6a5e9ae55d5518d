import type { Advice } from '../base/advice';
import type { ClockView } from './clock';

/** What the order of a rep's queue depends on. */
export interface Queued {
  readonly advice: Advice | null;
  readonly clock: ClockView | null;
  readonly score: number;
  readonly contactId: string;
}

/** Advice by urgency: opportunities, hand-offs, the radar; everything else comes last. */
const FIRST: readonly (readonly (Advice | null)[])[] = [
  ['first-priority'],
  ['qualifies', 'hand-off', 'first-contact', 'decide'],
  ['radar'],
];

/**
 * Whether a contact in a rep's queue needs work now. A contact on the radar does only after the
 * date to be looked at again, and one who is with marketing does not.
 */
export function isWork({ advice, clock }: Pick<Queued, 'advice' | 'clock'>): boolean {
  if (advice === 'do-not-contact' || advice === 'with-marketing') return false;
  return advice !== 'radar' || clock?.state === 'late';
}

/**
 * Orders a rep's queue: opportunities, hand-offs, the radar; within each by the end of the clock,
 * then those whose clock is being checked, then those without one; then by higher score. A total
 * order, so that rows do not jump.
 */
export function queueOrder(a: Queued, b: Queued): number {
  return (
    place(a) - place(b) ||
    compare(due(a), due(b)) ||
    b.score - a.score ||
    (a.contactId < b.contactId ? -1 : a.contactId > b.contactId ? 1 : 0)
  );
}

function place({ advice }: Queued): number {
  const index = FIRST.findIndex((group) => group.includes(advice));
  return index < 0 ? FIRST.length : index;
}

function due({ clock }: Queued): number {
  if (clock?.state === 'checking') return Number.MAX_SAFE_INTEGER - 1;
  return clock?.dueAt ?? Number.MAX_SAFE_INTEGER;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
