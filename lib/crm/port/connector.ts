import type { Stage } from '../../domain/base/stage';
import type { Touch } from '../../domain/base/touch';
import type { Gap } from '../../domain/person/contact';
import type { Identity } from '../../domain/person/identity';
import type { CrmKind, NewField } from '../../domain/views/admin';
import type { AgreementStore } from './agreement-store';
import type { ContactRead } from './contact-read';
import type { DealsReader } from './deals';
import type { FiguresEngine } from './figures';
import type { WriteOutcome } from './write-outcome';

export type { ContactRead } from './contact-read';

/** What a CRM can do, declared by its connector; nothing above the port guesses. */
export interface Capabilities {
  /** How a write that may have been applied is recognised. */
  readonly idempotency: 'native' | 'marker' | 'none';
  /** How long after a write a read by id may still return the old value, ms. */
  readonly readLagMs: number;
  /** Whether the CRM itself checks a condition of a write. */
  readonly conditionalWrite: boolean;
  /** Whether logging a touch changes its contact, so that `changedSince` reports it. */
  readonly touchesChange: boolean;
  /** Identities in one request. */
  readonly lookupBatch: number;
  /** Requests per second that this connector allows itself, in total and for search. */
  readonly rate: {
    readonly perSecond: number;
    readonly searchPerSecond: number;
    readonly concurrent: number;
  };
  /** Whether the key identifies the rep's user; otherwise the rep chooses an owner. */
  readonly knowsMe: boolean;
  readonly canAdd: boolean;
  readonly canNote: boolean;
  /** Whether the CRM has a field for a LinkedIn profile that can be written. */
  readonly canSetProfile: boolean;
  /**
   * Who can read the agreement: the whole team, or this device only; `none` if it cannot be stored.
   */
  readonly agreement: 'team' | 'device' | 'none';
}

/**
 * The answer for one identity, in the order of the request. More than one read means duplicates in
 * the CRM.
 */
export interface LookupAnswer {
  readonly identity: Identity;
  readonly found: readonly ContactRead[];
  /**
   * Contacts of the same name and company (see `areNamesakes`): a question to the rep, never a
   * match.
   */
  readonly maybe: readonly ContactRead[];
}

export interface TouchPage {
  readonly touches: readonly Touch[];
  readonly gaps: readonly Gap[];
  readonly next: string | null;
}

export interface StageChange {
  readonly contactId: string;
  /** The stage that the rep saw. */
  readonly from: Stage | null;
  readonly to: Stage;
}

/** Slugs of LinkedIn profiles; null is an empty field. */
export interface ProfileChange {
  readonly contactId: string;
  /** The value that the rep saw in the CRM. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Contacts at a company; `reads` may be a part of them. */
export interface CompanyPeople {
  readonly reads: readonly ContactRead[];
  /** How many the CRM has; if it cannot count them, how many were found. */
  readonly total: number;
}

/** Contacts of an owner: those that have waited longest, and their total. */
export interface BookPage {
  readonly reads: readonly ContactRead[];
  readonly total: number;
}

export interface NewNote {
  readonly contactId: string;
  /** Plain text as the rep wrote it. */
  readonly text: string;
  /** Our reference (the id of the intent), written into the note to recognise it. */
  readonly reference: string;
  readonly at: number;
  /** The owner who wrote it, if the CRM does not know the user of the key; absent if not known. */
  readonly authorId?: string | undefined;
}

/** A note of the CRM as plain text. Only notes that Relevo wrote have a `reference`. */
export interface Note {
  readonly id: string;
  readonly contactId: string | null;
  readonly text: string;
  readonly reference: string | null;
  readonly author: string | null;
  /** Owner id of the author, according to the CRM; null if there is none. */
  readonly authorId: string | null;
  /**
   * Whether the CRM itself set the author; true if absent. False if any user with write access to
   * notes could have set it.
   */
  readonly confirmed?: boolean | undefined;
  /** The date of the note; never after its creation. */
  readonly at: number;
  /** When the CRM created it, epoch ms, if that differs from `at` and users cannot change it. */
  readonly madeAt?: number | undefined;
  readonly changedAt: number;
}

export interface NotePage {
  readonly notes: readonly Note[];
  readonly cursor: string;
  readonly more: boolean;
}

export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** The account that a key belongs to. */
export interface Account {
  /**
   * The CRM's id of the account (letters, digits, dots and dashes): the same for all keys of an
   * account, different between accounts.
   */
  readonly id: string;
  /** The name that a rep knows the account by. */
  readonly name: string;
}

/** One line of the check in the options: what was tested, whether it works, and what is missing. */
export interface CheckItem {
  readonly id:
    | 'reach'
    | 'key'
    | 'contacts-read'
    | 'contacts-write'
    | 'stages'
    | 'score'
    | 'owners'
    | 'notes'
    | 'engagements'
    | 'emails'
    | 'events'
    | 'deals'
    | 'me'
    /** Release of the CRM, and the API used to reach it. */
    | 'version'
    /** Whether the key can read all contacts, or only those of its owner. */
    | 'view'
    /** When the key expires. */
    | 'key-end'
    /** Whether the CRM has leads beside opportunities, so that stages before sales have a place. */
    | 'leads'
    /** Whether the key can store the agreement where the team reads it. */
    | 'agreement';
  readonly state: 'ok' | 'missing' | 'optional-missing' | 'failed' | 'not-checked';
  /** Scope, plan, field or the CRM's own message; plain text. */
  readonly detail: string;
}

/** A stage of the CRM, offered in the options for mapping. */
export interface NativeStage {
  readonly id: string;
  readonly label: string;
  readonly order: number;
  /** The stage that Relevo would map it to; null if not known. */
  readonly suggested: Stage | null;
}

export interface FieldChoice {
  readonly name: string;
  readonly label: string;
}

export interface Vocabulary {
  readonly stages: readonly NativeStage[];
  /**
   * Fields that can hold the stage, for a CRM that lets the administrator choose; empty if there is
   * only one.
   */
  readonly stageFields: readonly FieldChoice[];
  readonly scoreFields: readonly FieldChoice[];
  readonly profileFields: readonly FieldChoice[];
}

/**
 * The administrator's mapping of the CRM's metadata. An empty one means the connector's
 * suggestions.
 */
export interface Mapping {
  /** Native stage id → stage; absent ids are not mapped. */
  readonly stages: Readonly<Record<string, Stage>>;
  /** Null: the field that the connector suggests. */
  readonly stageField: string | null;
  readonly scoreField: string | null;
  readonly profileField: string | null;
}

/** Creates the fields that a CRM lacks, if the key may do that. */
export interface FieldMaker {
  /** Returns the missing fields. */
  missing(signal: AbortSignal): Promise<NewField[]>;
  /**
   * Creates the missing fields.
   * @returns the mapping that uses them
   * @throws RelevoError `crm/forbidden` if the key may not do that
   */
  make(signal: AbortSignal): Promise<Pick<Mapping, 'stageField' | 'scoreField'>>;
}

/**
 * The port. Reads throw `RelevoError`; writes return a `WriteOutcome` and never throw for a failure
 * of the CRM. Every call takes a signal and stops when it aborts. A connector keeps no state that
 * would be missed after the end of the worker.
 */
export interface Connector {
  /** The name of the connector's folder. A new connector must pass the contract suite. */
  readonly kind: CrmKind;
  readonly capabilities: Capabilities;

  /**
   * Looks up many people by email, profile, or name with company. Splits them into requests itself,
   * and takes as long as the rate limits of the CRM require.
   * @param heard gets every answer once, as soon as it is certain; such an answer stays valid if a
   * later request fails
   */
  lookup(
    identities: readonly Identity[],
    signal: AbortSignal,
    heard?: (answers: readonly LookupAnswer[]) => Promise<void>,
  ): Promise<LookupAnswer[]>;
  /**
   * Reads contacts by id, to refresh known ones. Ids that do not exist are left out; the id of a
   * merged contact returns the contact that it was merged into.
   */
  read(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, ContactRead>>;
  /** Searches by a part of a name, email or company, for the popup. At most 20 results. */
  search(text: string, signal: AbortSignal): Promise<ContactRead[]>;
  /** Reads the whole touch history, newest first, page by page; starts with `cursor` null. */
  touches(contactId: string, cursor: string | null, signal: AbortSignal): Promise<TouchPage>;
  /**
   * Moves a contact if the CRM still has `from`. Calling it again completes a move that a dead
   * worker left half-done.
   */
  setStage(change: StageChange, signal: AbortSignal): Promise<WriteOutcome>;
  /** Writes a LinkedIn profile if the field still has `from`; another value is not overwritten. */
  setProfile(change: ProfileChange, signal: AbortSignal): Promise<WriteOutcome>;
  /** Adds a note, unless the contact has one with this reference. */
  addNote(note: NewNote, signal: AbortSignal): Promise<WriteOutcome>;
  /** Whether the contact has a note with this reference (by association, because search lags). */
  hasNote(contactId: string, reference: string, signal: AbortSignal): Promise<boolean>;
  /** Adds a contact, unless the address exists; then it returns `applied` with that contact. */
  addContact(person: { email: string; name: string }, signal: AbortSignal): Promise<WriteOutcome>;
  /** Returns the notes of all reps changed since a time, oldest first; continues at `cursor`. */
  notesSince(since: number, cursor: string | null, signal: AbortSignal): Promise<NotePage>;
  /** Returns which contacts changed since a time (ms); may return too many, never too few. */
  changedSince(ids: readonly string[], since: number, signal: AbortSignal): Promise<string[]>;
  countsPerStage(signal: AbortSignal): Promise<Readonly<Partial<Record<Stage, number>>>>;
  /**
   * Returns an owner's contacts at some stages for the queue, at most `limit`, those that have been
   * at their stage longest first, and their total.
   */
  book(
    ownerId: string,
    stages: readonly Stage[],
    limit: number,
    signal: AbortSignal,
  ): Promise<BookPage>;
  /**
   * Returns contacts whose company is this one in any spelling (see `comparableCompany`), last
   * changed first.
   */
  atCompany(company: string, limit: number, signal: AbortSignal): Promise<CompanyPeople>;
  owners(signal: AbortSignal): Promise<Owner[]>;
  /**
   * Returns the account of the key; null if the key has no permission to ask. Called before any
   * other request.
   * @throws RelevoError if the CRM did not answer, or refused the key
   */
  account(signal: AbortSignal): Promise<Account | null>;
  /** Returns the user of the key; null if it has none (then the rep chooses an owner). */
  whoAmI(signal: AbortSignal): Promise<Owner | null>;
  vocabulary(signal: AbortSignal): Promise<Vocabulary>;
  /** Null if the capability `agreement` is `none`. */
  readonly agreements: AgreementStore | null;
  /** Null for a CRM without its own counting. */
  readonly figures: FiguresEngine | null;
  /** Null for a CRM without deals. */
  readonly deals: DealsReader | null;
  /** Null for a CRM that has fields for stage and score. */
  readonly fieldMaker: FieldMaker | null;
  /** Returns when the key expires, epoch ms; null if it never does, or if the CRM does not say. */
  keyEndsAt(signal: AbortSignal): Promise<number | null>;
  /** Tests everything that Relevo needs; never throws. */
  check(signal: AbortSignal): Promise<CheckItem[]>;
}

/** A connector with the id of its connection: its answers are stored for that connection only. */
export interface Connected extends Connector {
  readonly connection: string;
}
