import type { Touch } from '../domain/base/touch';
import type { IntentAction, IntentState, Park } from '../domain/changes/intent';
import type { CountAnswer } from '../domain/figures/counting/question';
import type { Contact } from '../domain/person/contact';
import type { IdentityKey } from '../domain/person/identity';

/** A contact as last read from the CRM. What the rep did since is in the outbox, never here. */
export interface ContactRow {
  readonly id: string;
  /**
   * Every certain key, and the one of name with company under which they may be asked for; nothing
   * else.
   */
  readonly keys: readonly string[];
  readonly contact: Contact;
  readonly ownerId: string;
  readonly stage: string;
  /**
   * When the request that read it was sent, epoch ms: an answer older than our own write must not
   * undo it.
   */
  readonly readAt: number;
  /** When a rep last saw it, to the day; the oldest are evicted first. */
  readonly seenAt: number;
  /**
   * When the whole touch history was last read, epoch ms; 0 when only the touches of the contact's
   * own fields are known.
   */
  readonly historyAt: number;
}

export type TouchRow = Touch;

/** A note of the CRM as last read; what it says is read out of its text by whoever shows it. */
export interface NoteRow {
  /** The CRM's id; of a note that it has not told yet, one made of our reference. */
  readonly id: string;
  readonly contactId: string;
  readonly text: string;
  readonly reference: string | null;
  readonly author: string | null;
  /** The CRM's id of the author; absent in notes that were read before it was kept. */
  readonly authorId?: string | null | undefined;
  /** False where anybody who may write notes could have set the author. */
  readonly confirmed?: boolean | undefined;
  readonly at: number;
  /** When the CRM made it, epoch ms, where it tells what nobody can change. */
  readonly madeAt?: number | undefined;
  readonly changedAt: number;
  /** When the round of reading began that met it last, epoch ms. */
  readonly round: number;
}

/**
 * That a key of a page's person is this contact, or is not. Nobody could fetch it again: it stands
 * in both journals.
 */
export interface AnswerRow {
  /** Made of the three that follow. */
  readonly id: string;
  /** Another CRM, other people under the same ids. */
  readonly connection: string;
  readonly key: IdentityKey;
  readonly contactId: string;
  readonly same: boolean;
  /** `rep`: somebody was asked. `page`: a profile showed this key beside one that was known. */
  readonly by: 'rep' | 'page';
  readonly at: number;
}

/** A key that the CRM was asked for and does not know. */
export interface MissingRow {
  readonly key: string;
  readonly at: number;
}

/** A number that the CRM counted: no person stands in it. */
export interface CountRow {
  /** Made of the four that follow. */
  readonly id: string;
  readonly connection: string;
  /** Under which agreement and mapping it was counted. */
  readonly basis: string;
  /** Whom it is narrowed to (see `filterKey`). */
  readonly filter: string;
  /** What was asked (see `questionKey`). */
  readonly question: string;
  readonly answer: CountAnswer;
  /** When the request was sent, epoch ms. */
  readonly askedAt: number;
}

/**
 * An intent on its way. Nothing of it is lost before it is confirmed, undone or discarded by the
 * rep.
 */
export interface OutboxRow {
  /** Order of acknowledgement; given by the database. */
  readonly seq?: number | undefined;
  readonly intentId: string;
  readonly contactId: string;
  /** The connection it was meant for; another one never sends it. */
  readonly connection: string;
  readonly action: IntentAction;
  readonly payloadVersion: 1;
  readonly state: IntentState;
  readonly createdAt: number;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly sentAt: number | null;
  readonly park: Park | null;
  /** The rep took it back while it was on its way. */
  readonly undo: boolean;
  /**
   * Name of the person, set when its connection is left: the contact that tells it is forgotten
   * then.
   */
  readonly who?: string | undefined;
}

/**
 * What became of an intent, kept a while so that a repeat of the same message changes nothing and
 * undo knows what to reverse.
 */
export interface DoneRow {
  readonly intentId: string;
  readonly contactId: string;
  /** The connection that it was done over; it is taken back over no other. */
  readonly connection: string;
  readonly action: IntentAction;
  readonly outcome: 'applied' | 'undone' | 'discarded' | 'reversed';
  readonly at: number;
}

/** Small documents: settings, connection, agreement, health, not-before times. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

/**
 * What went wrong, for the person who asks. Codes and our own words only, never data of a customer.
 */
export interface LogRow {
  readonly id?: number | undefined;
  readonly at: number;
  readonly code: string;
  readonly detail: string;
  readonly frames?: readonly string[] | undefined;
}
