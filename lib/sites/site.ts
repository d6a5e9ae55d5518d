import type { NotAPerson } from '../domain/base/not-a-person';
import type { Email } from '../domain/person/identity';
import type { HealthSignal } from '../domain/views/admin';
import type { SiteId } from '../domain/views/settings';

/** The role of a person on a page. */
export type PersonRole =
  | 'row'
  | 'sender'
  | 'recipient'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'profile'
  | 'conversation';

/** A person that an adapter recognised on the screen, with the evidence. */
export interface PersonOnPage {
  readonly role: PersonRole;
  readonly email?: Email | undefined;
  readonly name?: string | undefined;
  /** The slug in the URL of a LinkedIn profile, normalised; it can change. */
  readonly linkedinSlug?: string | undefined;
  /** LinkedIn's member id (`ACoAA…`), which stays the same when the slug changes. */
  readonly linkedinId?: string | undefined;
  readonly company?: string | undefined;
  /** Headline and place, used to distinguish people with the same name. */
  readonly headline?: string | undefined;
  readonly place?: string | undefined;
  readonly threadId?: string | undefined;
  /** Why this address is not looked up or comes after people; absent for people. */
  readonly notAPerson?: NotAPerson | undefined;
  /** Ids of the signals that agree, strongest first. */
  readonly evidence: readonly string[];
}

/** A person with the element that their chip, strip or notice belongs to. */
export interface PlacedPerson extends PersonOnPage {
  readonly anchor: Element;
}

/**
 * Kinds of pages of a mailbox, then of LinkedIn. `none` is a page without people to report, such as
 * a login wall or an error.
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

/** A row of a list: one thread with its people, or one person found by a search. */
export interface ListRow {
  /** Identifies the row: id of the thread, with a counter if a thread has several rows. */
  readonly key: string;
  /** For a search result, the id of the person. */
  readonly threadId: string;
  readonly row: Element;
  /** Where a chip can be inserted; null if there is no place. */
  readonly place: Element | null;
  readonly people: readonly PlacedPerson[];
  /**
   * People that the row may be about, most likely first; the first known one is used, else the
   * first. Empty if there are only the account, automatic senders and groups.
   */
  readonly candidates: readonly PlacedPerson[];
}

/** The thread on the screen. */
export interface OpenThread {
  /** Empty if the page has no id. */
  readonly id: string;
  readonly subject: string;
  readonly header: Element;
  /** Each person once, senders first, in order of appearance, without the account itself. */
  readonly people: readonly PlacedPerson[];
  /**
   * People that the card may show, most likely first: writers, last first, then recipients. The
   * first known one is used, else the first.
   */
  readonly candidates: readonly PlacedPerson[];
}

/** An open compose window or reply. */
export interface OpenCompose {
  readonly id: string;
  readonly anchor: Element;
  readonly inline: boolean;
  /** Whether it answers the thread or the conversation that the page shows. */
  readonly answers?: boolean | undefined;
  readonly people: readonly PlacedPerson[];
}

/** The subject of a page about people: a profile, a lead, the other side of a conversation. */
export interface Subject {
  /** Identifies the subject, independent of other changes of the page. */
  readonly key: string;
  /** One person; several in a group, where the rep chooses. */
  readonly people: readonly PlacedPerson[];
}

/** What is read and stands nearest to the edge of the window, beside which the card may stand. */
export interface Room {
  readonly element: Element;
  /**
   * Set where a style of Relevo may make the element narrower: selectors of the element, and inside
   * it of what can be wider than its line and then scrolls by itself.
   */
  readonly narrow?: { readonly element: string; readonly wide: string };
}

/** The company that a page is about. */
export interface CompanyPage {
  readonly slug: string;
  readonly name: string;
}

/**
 * What an adapter sees at one moment. It is computed from the page each time, and nothing is stored
 * on nodes. LinkedIn's adapter only remembers which name it last trusted for an address.
 */
export interface Snapshot {
  readonly page: PageKind;
  /** The mailbox, normalised; null if not known. */
  readonly account: string | null;
  /** The page contradicts itself about whose mailbox it is: nothing may be taken of it. */
  readonly unsure?: boolean | undefined;
  readonly rows: readonly ListRow[];
  readonly thread: OpenThread | null;
  readonly composes: readonly OpenCompose[];
  /** Null until independent signals of the page agree on the person. */
  readonly subject: Subject | null;
  readonly company: CompanyPage | null;
  /** Absent where the page has no such part. */
  readonly room?: Room | undefined;
  /** Time until the next look if the page could not be trusted yet, even without a change, ms. */
  readonly againMs?: number | undefined;
  readonly dark: boolean;
  readonly rtl: boolean;
  readonly health: readonly HealthSignal[];
}

/**
 * The port of a site. It reads a document, changes nothing and throws nothing; uncertain data is
 * left out.
 */
export interface Site {
  readonly id: SiteId;
  /** Reads the page. */
  read(document: Document, url: URL): Snapshot;
  /**
   * Attributes whose changes matter, and whether changes of text do; added and removed nodes always
   * do.
   */
  readonly watch: { readonly attributes: readonly string[]; readonly text?: boolean };
  /** Open shadow roots, whose changes an observer of the document does not see. */
  roots?(document: Document): readonly Node[];
}
