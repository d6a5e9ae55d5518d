import type { Stage } from '../base/stage';
import type { Verdict } from '../feedback/feedback';

/** How long a bar offers to take a change back, ms. */
export const UNDO_MS = 10_000;

/** How long the list of recent changes offers it, ms. */
export const RECENT_MS = 600_000;

/** What the rep did: a move, a verdict, or a profile written into the CRM. */
export type UndoLabel =
  | { readonly to: Stage }
  | { readonly verdict: Exclude<Verdict, 'undone'> }
  | { readonly profile: string };

/** A change of a moment ago that can be taken back. JSON only, because it is sent over the bus. */
export interface RecentChange {
  readonly intentId: string;
  readonly label: UndoLabel;
  /** When it was made or, if the CRM has it, saved; epoch ms. */
  readonly at: number;
}

/** A recent change in a list of several people. */
export interface RecentOf extends RecentChange {
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
}
