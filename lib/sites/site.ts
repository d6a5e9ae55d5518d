import type { NotAPerson } from '../domain/base/not-a-person';
import type { HealthSignal } from '../domain/views/admin';
import type { SiteId } from '../domain/views/settings';

/** What a person is on a page. */
export type PersonRole =
  | 'row'
  | 'sender'
  | 'recipient'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'profile'
  | 'conversation';

/** A person whom an adapter recognised, with the evidence for it. Only what is on the screen. */
export interface PersonOnPage {
  readonly role: PersonRole;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  /** The name in a LinkedIn profile's address, normalised; renamed at will. */
  readonly slug?: string | undefined;
  /** LinkedIn's own id of the member (`ACoAA…`), which outlives a renamed slug. */
  readonly memberId?: string | undefined;
  readonly company?: string | undefined;
  /** What they say of themselves in one line, and where they are: to tell namesakes apart. */
  readonly headline?: string | undefined;
  readonly place?: string | undefined;
  readonly threadId?: string | undefined;
  /** Why this is nobody to look up, to put first or to add; absent for people. */
  readonly notAPerson?: NotAPerson | undefined;
  /** Ids of the signals that agree, strongest first. */
  readonly evidence: readonly string[];
}

/** A person with the element that a chip, strip or notice belongs to. */
export interface PlacedPerson extends PersonOnPage {
  readonly anchor: Element;
}

/**
 * Kinds of a mailbox's pages, then those of LinkedIn's. `none` is a page on which nobody may be
 * reported: a wall, an error.
 */
export type PageKind =
  | 'list'
  | 'thread'
  | 'thread+compose'
  | 'compose'
  | 'popout'
  | 'person'
  | 'person-salesnav'
  | 'person-public-loggedout'
  | 'conversation'
  | 'company'
  | 'search-people'
  | 'search-companies'
  | 'none'
  | 'other';

/**
 * A row of a list: one thread, with everybody named in it and the one it is about; or one person
 * whom a search found.
 */
export interface ListRow {
  /** Tells rows apart: the thread's id, with a count behind it where a thread has several rows. */
  readonly key: string;
  /** Of a person found, who it is. */
  readonly threadId: string;
  readonly row: Element;
  /** Where a chip may stand; null where the row has no such place. */
  readonly place: Element | null;
  readonly people: readonly PlacedPerson[];
  /**
   * Whom the row may be about, likeliest first: of them whoever is known, else the first. Empty
   * when only the account, machines and groups are named.
   */
  readonly candidates: readonly PlacedPerson[];
}

/** The thread on the screen. */
export interface OpenThread {
  /** Empty where the page gives no id. */
  readonly id: string;
  readonly subject: string;
  readonly header: Element;
  /** Each once, senders first in order of appearance; never the account itself. */
  readonly people: readonly PlacedPerson[];
  /**
   * Whom the card may show first, likeliest first, who wrote last before who was written to: of
   * them whoever is known, else the first.
   */
  readonly candidates: readonly PlacedPerson[];
}

/** A window or reply in which somebody writes. */
export interface OpenCompose {
  readonly id: string;
  readonly anchor: Element;
  readonly inline: boolean;
  readonly people: readonly PlacedPerson[];
}

/**
 * Whom a page is about, on a site whose pages are about people: a profile, a lead, the other side
 * of a conversation.
 */
export interface Subject {
  /** Tells one subject of the site from the next, whatever else on the page changes. */
  readonly key: string;
  /** One; several in a group, where the rep chooses. */
  readonly people: readonly PlacedPerson[];
}

/** The company that a page is about. */
export interface CompanyPage {
  readonly slug: string;
  readonly name: string;
}

/**
 * What an adapter sees at one moment: computed anew from the page each time, nothing stored on
 * nodes. All that LinkedIn's remembers between two looks is which name it believed last under which
 * address.
 */
export interface Snapshot {
  readonly page: PageKind;
  /** The mailbox, normalised; null while it is not known. */
  readonly account: string | null;
  /** The page contradicts itself about whose mailbox it is: nothing may be taken of it. */
  readonly unsure?: boolean | undefined;
  readonly rows: readonly ListRow[];
  readonly thread: OpenThread | null;
  readonly composes: readonly OpenCompose[];
  /** Null until independent signals of the page agree on who it is. */
  readonly subject: Subject | null;
  readonly company: CompanyPage | null;
  /**
   * Where the page could not be believed yet: it is looked at again after so long, although nothing
   * on it changes, ms.
   */
  readonly againMs?: number | undefined;
  readonly dark: boolean;
  readonly rtl: boolean;
  readonly health: readonly HealthSignal[];
}

/**
 * The port of a site: reads a document, changes nothing, throws nothing; what it cannot be sure of
 * it leaves out.
 */
export interface Site {
  readonly id: SiteId;
  /** Whether this adapter is for the address. */
  matches(url: URL): boolean;
  /** What is on the page now. */
  read(document: Document, url: URL): Snapshot;
  /**
   * Attributes whose change may matter, and whether that of a text in its place does; nodes that
   * come and go always do.
   */
  readonly watch: { readonly attributes: readonly string[]; readonly text?: boolean };
  /** Parts of the page whose changes its document does not tell of: open shadow roots. */
  roots?(document: Document): readonly Node[];
}
