import type { Deal } from '../domain/base/deal';
import type { Touch } from '../domain/base/touch';
import type { IntentAction, IntentState, Park } from '../domain/changes/intent';
import type { CountAnswer } from '../domain/figures/counting/question';
import type { Contact, Gap } from '../domain/person/contact';
import type { IdentityKey } from '../domain/person/identity';

/** A contact as last read from the CRM. Changes of the rep since are in the outbox. */
export interface ContactRow {
  readonly id: string;
  /** Every certain key, and the key of name with company that the rep can be asked about. */
  readonly keys: readonly string[];
  readonly contact: Contact;
  readonly ownerId: string;
  readonly stage: string;
  /**
   * When the request that read it was sent, epoch ms. An older answer must not overwrite a later
   * write of Relevo.
   */
  readonly readAt: number;
  /** When a rep last saw it, to the day; contacts seen longest ago are evicted first. */
  readonly seenAt: number;
  /**
   * When the whole touch history was last read, epoch ms; 0 if only the touches in the contact's
   * own fields are known.
   */
  readonly historyAt: number;
}

export type TouchRow = Touch;

/** The deals of one contact as last read from the CRM; empty for one without deals. */
export interface DealsRow {
  readonly contactId: string;
  readonly deals: readonly Deal[];
  readonly gaps: readonly Gap[];
  /** When the request was sent, epoch ms. */
  readonly readAt: number;
}

/** A note of the CRM as last read. Its feedback is parsed from the text when it is shown. */
export interface NoteRow {
  /** The CRM's id; a provisional one from our reference until the CRM has returned the note. */
  readonly id: string;
  readonly contactId: string;
  readonly text: string;
  readonly reference: string | null;
  readonly author: string | null;
  /** The CRM's id of the author; absent in notes that were stored before this field existed. */
  readonly authorId?: string | null | undefined;
  /** False if any user who may write notes could have set the author. */
  readonly confirmed?: boolean | undefined;
  readonly at: number;
  /** When the CRM created it, epoch ms, if the CRM has a date that users cannot change. */
  readonly madeAt?: number | undefined;
  readonly changedAt: number;
  /** Start of the latest reading round that returned the note, epoch ms. */
  readonly round: number;
}

/**
 * An answer: the person with a key is this contact, or is not. It cannot be read again from
 * anywhere, so the replica holds it too.
 */
export interface AnswerRow {
  /** Made of the next three fields. */
  readonly id: string;
  /** Another CRM may use the same id for another contact. */
  readonly connection: string;
  readonly key: IdentityKey;
  readonly contactId: string;
  readonly same: boolean;
  /** `rep`: the rep answered a question. `page`: a profile showed this key beside a known one. */
  readonly by: 'rep' | 'page';
  readonly at: number;
}

/** A key that the CRM was asked for and does not have. */
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
  /** The filter (see `filterKey`). */
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
  /** Order of acknowledgement; assigned by the database. */
  readonly seq?: number | undefined;
  readonly intentId: string;
  readonly contactId: string;
  /** The only connection that may send it. */
  readonly connection: string;
  readonly action: IntentAction;
  readonly payloadVersion: 1;
  readonly state: IntentState;
  readonly createdAt: number;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly sentAt: number | null;
  readonly park: Park | null;
  /** The rep took it back while it was being sent. */
  readonly undo: boolean;
  /**
   * Name of the contact, set when the connection is left, because the contact itself is deleted
   * then.
   */
  readonly who?: string | undefined;
}

/**
 * The result of an intent. Kept for a while, so that a repeated message changes nothing and undo
 * knows what to reverse.
 */
export interface DoneRow {
  readonly intentId: string;
  readonly contactId: string;
  /** The connection that applied it, and the only one that can reverse it. */
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
 * A log line, for diagnostics. Contains error codes and texts of Relevo only, never customer data.
 */
export interface LogRow {
  readonly id?: number | undefined;
  readonly at: number;
  readonly code: string;
  readonly detail: string;
  readonly frames?: readonly string[] | undefined;
}
