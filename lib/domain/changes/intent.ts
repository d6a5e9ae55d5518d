import type { Stage } from '../base/stage';

/**
 * What a rep wants done in the CRM. `contactId` of `add` is a placeholder until the CRM gave an id.
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

/** A note; one that tells a verdict carries what takes it back. */
export interface NoteAction {
  readonly kind: 'note';
  readonly text: string;
  /** Who says it, by the CRM's own id; absent where nobody has said who they are. */
  readonly author?: { readonly id: string; readonly name: string } | undefined;
  /** The text of the note that takes this one back; absent where nothing can. */
  readonly undone?: string | undefined;
}

/**
 * Puts a LinkedIn profile into the CRM's field, where that still holds what the rep saw. Slugs;
 * null is an empty field.
 */
export interface ProfileAction {
  readonly kind: 'profile';
  readonly from: string | null;
  readonly to: string | null;
}

/** Why an intent waits for the rep instead of being sent again. */
export type ParkReason =
  | 'conflict'
  | 'refused'
  | 'auth'
  | 'permission'
  | 'unsupported'
  | 'gone'
  | 'in-doubt'
  /** Belongs to an account that was left, which the detail names; shown so, and never stored. */
  | 'account'
  /** More than a person does came from a page: it waits for a confirmation in a page of ours. */
  | 'confirm';

/**
 * Where an intent stands on its way into the CRM. Nothing leaves this list except `confirmed` and
 * what a rep undid.
 */
export type IntentState =
  /** Durable here, not sent. */
  | 'queued'
  /** Marked before the request went out; found so at start, it is in doubt. */
  | 'sending'
  /** May or may not have been applied; to be verified after the CRM's read lag. */
  | 'doubtful'
  /** Refused or in conflict: shown to the rep, never dropped. */
  | 'parked';

/** An intent as surfaces see it. Times in epoch ms. */
export interface PendingIntent {
  readonly intentId: string;
  readonly contactId: string;
  readonly action: IntentAction;
  readonly state: IntentState;
  readonly createdAt: number;
  readonly nextAttemptAt: number;
  readonly attempts: number;
  readonly park?: Park | undefined;
  /** Name of the person, where it is known here. */
  readonly who?: string | undefined;
}

export interface Park {
  readonly reason: ParkReason;
  /** The CRM's own words, plain text, when it gave some. */
  readonly detail: string;
  /** What the CRM has now, when that is the conflict. */
  readonly theirs?: Stage | null | undefined;
}

/** What has not reached the CRM yet, as a surface shows it. */
export interface OutboxView {
  /** Those that wait for a decision first; not all of them when there are very many. */
  readonly intents: readonly PendingIntent[];
  readonly total: number;
  /**
   * That the browser lost the database and how many changes came back; null when nothing of the
   * kind happened lately.
   */
  readonly recovery: {
    readonly at: number;
    readonly restored: number;
    readonly place: 'usual' | 'spare';
  } | null;
}
