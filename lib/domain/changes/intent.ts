import type { Stage } from '../base/stage';

/**
 * A change that a rep wants in the CRM. For `add`, `contactId` is a placeholder until the CRM has
 * assigned an id.
 */
export type IntentAction =
  | {
      readonly kind: 'move';
      readonly from: Stage | null;
      readonly to: Stage;
      readonly reasonId?: string | undefined;
    }
  | NoteAction
  | ProfileAction
  | { readonly kind: 'add'; readonly email: string; readonly name: string };

/** A note. A verdict also carries the note that takes it back. */
export interface NoteAction {
  readonly kind: 'note';
  readonly text: string;
  /** The author by the CRM's user id; absent if not known. */
  readonly author?: { readonly id: string; readonly name: string } | undefined;
  /** Text of the note that takes this one back; absent if it cannot be taken back. */
  readonly undone?: string | undefined;
}

/**
 * Writes a LinkedIn profile into the CRM, if the field still has what the rep saw. Values are
 * slugs; null is an empty field.
 */
export interface ProfileAction {
  readonly kind: 'profile';
  readonly from: string | null;
  readonly to: string | null;
}

/** Why an intent waits for the rep. */
export type ParkReason =
  | 'conflict'
  | 'refused'
  | 'auth'
  | 'permission'
  | 'unsupported'
  | 'gone'
  | 'in-doubt'
  /** It belongs to a former account, named in the detail. Only shown, never stored. */
  | 'account'
  /**
   * A page requested more changes than a person would: the rep must confirm it in a page of Relevo.
   */
  | 'confirm';

/**
 * State of an intent on its way to the CRM. An intent leaves this list only when it is confirmed,
 * undone or discarded.
 */
export type IntentState =
  /** Durable here, not sent. */
  | 'queued'
  /** Stored before the request is sent; if it is found at the start of a worker, it is in doubt. */
  | 'sending'
  /** It may have been applied; checked after the CRM's read lag. */
  | 'doubtful'
  /** Refused or in conflict: shown to the rep, never dropped. */
  | 'parked';

/** An intent as surfaces see it. Times are epoch ms. */
export interface PendingIntent {
  readonly intentId: string;
  readonly contactId: string;
  readonly action: IntentAction;
  readonly state: IntentState;
  readonly createdAt: number;
  readonly nextAttemptAt: number;
  readonly attempts: number;
  readonly park?: Park | undefined;
  /** Name of the contact, if it is known here. */
  readonly who?: string | undefined;
}

export interface Park {
  readonly reason: ParkReason;
  /** The CRM's message, plain text; may be empty. */
  readonly detail: string;
  /** The current stage in the CRM, in a conflict of stages. */
  readonly theirs?: Stage | null | undefined;
}

/** The outbox as surfaces show it. */
export interface OutboxView {
  /** Parked ones first; not all of them if there are very many. */
  readonly intents: readonly PendingIntent[];
  readonly total: number;
  /** The loss of the database and the number of restored changes; null if there was none lately. */
  readonly recovery: {
    readonly at: number;
    readonly restored: number;
    readonly place: 'usual' | 'spare';
  } | null;
}
