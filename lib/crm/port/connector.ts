import type { Stage } from '../../domain/base/stage';
import type { Touch } from '../../domain/base/touch';
import type { Contact, Gap } from '../../domain/person/contact';
import type { Identity } from '../../domain/person/identity';
import type { CrmKind, NewField } from '../../domain/views/admin';
import type { AgreementStore } from './agreement-store';
import type { FiguresEngine } from './figures';
import type { WriteOutcome } from './write-outcome';

/** What a CRM can do, declared by its connector; nothing above the port guesses. */
export interface Capabilities {
  /** How a write that may or may not have arrived is recognised again. */
  readonly idempotency: 'native' | 'marker' | 'none';
  /** How long after a write a read by id may still miss it, ms. */
  readonly readLagMs: number;
  /** Whether a write can carry a condition that the CRM itself checks. */
  readonly conditionalWrite: boolean;
  /** Whether a touch that somebody logs changes its contact, so that `changedSince` tells of it. */
  readonly touchesChange: boolean;
  /** Identities asked in one request. */
  readonly lookupBatch: number;
  /** Requests a second that this connector allows itself, for everything and for search. */
  readonly rate: {
    readonly perSecond: number;
    readonly searchPerSecond: number;
    readonly concurrent: number;
  };
  /** Whether the credential says who the rep is; else the rep picks an owner. */
  readonly knowsMe: boolean;
  readonly canAdd: boolean;
  readonly canNote: boolean;
  /** Whether there is a field of its own for a LinkedIn profile, so that one may be written. */
  readonly canSetProfile: boolean;
  /**
   * Who reads the agreement that is put there: everybody of the team, or this device alone; `none`
   * where it cannot be held.
   */
  readonly agreement: 'team' | 'device' | 'none';
}

/** A contact with the touches that came in the same read. */
export interface ContactRead {
  readonly contact: Contact;
  readonly touches: readonly Touch[];
}

/**
 * An answer for one asked identity, in the order asked. More than one read means that the CRM has
 * duplicates.
 */
export interface LookupAnswer {
  readonly identity: Identity;
  readonly found: readonly ContactRead[];
  /** Of the same name and company (see `areNamesakes`): a question to the rep, never a match. */
  readonly maybe: readonly ContactRead[];
}

export interface TouchPage {
  readonly touches: readonly Touch[];
  readonly gaps: readonly Gap[];
  readonly next: string | null;
}

export interface StageChange {
  readonly contactId: string;
  /** The stage the rep saw. */
  readonly from: Stage | null;
  readonly to: Stage;
}

/** Slugs of LinkedIn profiles; null is an empty field. */
export interface ProfileChange {
  readonly contactId: string;
  /** What the rep saw in the CRM. */
  readonly from: string | null;
  readonly to: string | null;
}

/** People of a company, of whom `reads` may be a part. */
export interface CompanyPeople {
  readonly reads: readonly ContactRead[];
  /** How many the CRM has; as far as they were looked through where it cannot count them. */
  readonly total: number;
}

/** The people of an owner: those who have waited longest, of `total`. */
export interface BookPage {
  readonly reads: readonly ContactRead[];
  readonly total: number;
}

export interface NewNote {
  readonly contactId: string;
  /** Plain text as the rep wrote it. */
  readonly text: string;
  /** Our reference (the intent's id), written into the note so that it is recognised again. */
  readonly reference: string;
  readonly at: number;
  /**
   * The owner who says it, where the CRM would not know by itself; absent where nobody has said who
   * they are.
   */
  readonly authorId?: string | undefined;
}

/** A note of the CRM as plain text. `reference` is set only on notes that Relevo wrote. */
export interface Note {
  readonly id: string;
  readonly contactId: string | null;
  readonly text: string;
  readonly reference: string | null;
  readonly author: string | null;
  /** The id of the owner who wrote it, as the CRM itself has it; null where it names nobody. */
  readonly authorId: string | null;
  /**
   * Whether the CRM itself set the author; left out: it did. False where anybody who may write
   * notes could have.
   */
  readonly confirmed?: boolean | undefined;
  /** When it was said; never after it was made. */
  readonly at: number;
  /**
   * When the CRM made it, where that is another time than `at` and nobody can change it; epoch ms.
   */
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

/** Which account a key belongs to. */
export interface Account {
  /**
   * The CRM's own id of it, of letters, digits, dots and dashes: the same for every key of it,
   * another for another.
   */
  readonly id: string;
  /** By which a rep knows it. */
  readonly name: string;
}

/**
 * One line of the check in the options: what was tried, whether it works, and what to do if not.
 */
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
    | 'me'
    /** Which release of the CRM answered, and by which of its APIs it is spoken to. */
    | 'version'
    /** Whether the key sees everybody, or only the people of its owner. */
    | 'view'
    /** When the key ends. */
    | 'key-end'
    /** Whether the key may put the team's agreement where the team reads it. */
    | 'agreement';
  readonly state: 'ok' | 'missing' | 'optional-missing' | 'failed' | 'not-checked';
  /** Scope, plan, field or the CRM's own words; plain text. */
  readonly detail: string;
}

/** A choice of the CRM's vocabulary, offered in the options for mapping. */
export interface NativeStage {
  readonly id: string;
  readonly label: string;
  readonly order: number;
  /** What Relevo would map it to by itself; null where it cannot know. */
  readonly suggested: Stage | null;
}

export interface FieldChoice {
  readonly name: string;
  readonly label: string;
}

export interface Vocabulary {
  readonly stages: readonly NativeStage[];
  /**
   * Where the stage may stand, for a CRM that leaves that to its administrator; empty where there
   * is one place.
   */
  readonly stageFields: readonly FieldChoice[];
  readonly scoreFields: readonly FieldChoice[];
  readonly profileFields: readonly FieldChoice[];
}

/**
 * The administrator's mapping of the CRM's vocabulary; an empty one means the connector's
 * suggestions.
 */
export interface Mapping {
  /** Native stage id → stage; absent ids are unmapped. */
  readonly stages: Readonly<Record<string, Stage>>;
  /** Null: where the connector suggests. */
  readonly stageField: string | null;
  readonly scoreField: string | null;
  readonly profileField: string | null;
}

/** Making the fields that a CRM lacks, for a person whose key may do that. */
export interface FieldMaker {
  /** What is missing of them; empty when all are there. */
  missing(signal: AbortSignal): Promise<NewField[]>;
  /**
   * Makes what is missing.
   * @returns the mapping that uses them
   * @throws RelevoError `crm/forbidden` for a key that may not
   */
  make(signal: AbortSignal): Promise<Pick<Mapping, 'stageField' | 'scoreField'>>;
}

/**
 * The port. Reads throw `RelevoError`; writes answer with a `WriteOutcome` and never throw for what
 * the CRM did. Every call takes a signal and gives up when it aborts. Nothing here keeps state that
 * a killed worker would miss.
 */
export interface Connector {
  /** A new one is a folder here that passes the contract suite. */
  readonly kind: CrmKind;
  readonly capabilities: Capabilities;

  /**
   * Many people at once, by email, profile address, or name with company. Chunks by itself, and
   * takes as long as a CRM's limits make it take.
   * @param heard is told every answer once, as soon as it is certain and before the next is asked
   * for; what it heard stands, also when the whole then fails
   */
  lookup(
    identities: readonly Identity[],
    signal: AbortSignal,
    heard?: (answers: readonly LookupAnswer[]) => Promise<void>,
  ): Promise<LookupAnswer[]>;
  /**
   * Contacts by id, for keeping the known ones fresh. Ids that are gone are left out; merged ones
   * answer as the survivor.
   */
  read(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, ContactRead>>;
  /** Free search by a part of a name, an email or a company, for the popup. At most 20. */
  search(text: string, signal: AbortSignal): Promise<ContactRead[]>;
  /** The whole touch history, newest first, a page at a time; `cursor` null starts. */
  touches(contactId: string, cursor: string | null, signal: AbortSignal): Promise<TouchPage>;
  /**
   * Moves a contact if the CRM still holds `from`. A move half done by a dead worker is finished by
   * calling again.
   */
  setStage(change: StageChange, signal: AbortSignal): Promise<WriteOutcome>;
  /**
   * Puts a LinkedIn profile into its field if that still holds `from`; nobody else's value is
   * written over.
   */
  setProfile(change: ProfileChange, signal: AbortSignal): Promise<WriteOutcome>;
  /** Adds a note unless one with this reference stands there already. */
  addNote(note: NewNote, signal: AbortSignal): Promise<WriteOutcome>;
  /**
   * Whether a note with this reference stands at the contact (by association, not by a lagging
   * search).
   */
  hasNote(contactId: string, reference: string, signal: AbortSignal): Promise<boolean>;
  /**
   * Adds a person unless the address is known; then answers `applied` with the contact that has it.
   */
  addContact(person: { email: string; name: string }, signal: AbortSignal): Promise<WriteOutcome>;
  /** Notes of all reps changed since a time, oldest first; `cursor` continues. */
  notesSince(since: number, cursor: string | null, signal: AbortSignal): Promise<NotePage>;
  /** Which of these contacts changed since a time (ms); may answer too many, never too few. */
  changedSince(ids: readonly string[], since: number, signal: AbortSignal): Promise<string[]>;
  countsPerStage(signal: AbortSignal): Promise<Readonly<Partial<Record<Stage, number>>>>;
  /**
   * Contacts of an owner at the given stages, for the rep's queue; at most `limit`, who has been at
   * their stage longest first, and how many there are in all.
   */
  book(
    ownerId: string,
    stages: readonly Stage[],
    limit: number,
    signal: AbortSignal,
  ): Promise<BookPage>;
  /**
   * People whose company is this one, however it is written (see `comparableCompany`); the latest
   * to change first.
   */
  atCompany(company: string, limit: number, signal: AbortSignal): Promise<CompanyPeople>;
  owners(signal: AbortSignal): Promise<Owner[]>;
  /**
   * The account that the credential belongs to; null where it may not ask for that. Asked before
   * anything else is.
   * @throws RelevoError where the CRM did not answer, or refused the key
   */
  account(signal: AbortSignal): Promise<Account | null>;
  /** Who the credential belongs to; null where it carries nobody (then the rep picks an owner). */
  whoAmI(signal: AbortSignal): Promise<Owner | null>;
  vocabulary(signal: AbortSignal): Promise<Vocabulary>;
  /** Null where the capabilities say `none`. */
  readonly agreements: AgreementStore | null;
  /** Null for a CRM that counts nothing by itself. */
  readonly figures: FiguresEngine | null;
  /** Null for a CRM that has a place for stage and score by itself. */
  readonly fieldMaker: FieldMaker | null;
  /** When the key ends, epoch ms; null where the CRM does not say or it never does. */
  keyEndsAt(signal: AbortSignal): Promise<number | null>;
  /** Tries what Relevo needs, one by one; never throws. */
  check(signal: AbortSignal): Promise<CheckItem[]>;
}

/**
 * A connector with the connection that it was made for: what it answers is stored for that one
 * alone.
 */
export interface Connected extends Connector {
  readonly connection: string;
}
