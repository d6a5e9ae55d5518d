import type { HealthSignal } from '../domain/admin';

/** What a person is on a page. */
export type PersonRole = 'row' | 'sender' | 'recipient' | 'to' | 'cc' | 'bcc' | 'profile' | 'conversation';

/** A person whom an adapter recognised, with the evidence for it. Only what is on the screen. */
export interface PersonOnPage {
  readonly role: PersonRole;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly slug?: string | undefined;
  readonly memberId?: string | undefined;
  readonly company?: string | undefined;
  readonly threadId?: string | undefined;
  /** Ids of the signals that agree, strongest first. */
  readonly evidence: readonly string[];
}

/** A person with the element that a chip, strip or notice belongs to. */
export interface PlacedPerson extends PersonOnPage {
  readonly anchor: Element;
}

export type PageKind = 'list' | 'thread' | 'thread+compose' | 'compose' | 'popout' | 'profile' | 'other';

/** What an adapter sees at one moment; pure, computed anew from the page each time, nothing stored on nodes. */
export interface Snapshot {
  readonly page: PageKind;
  /** The mailbox, normalised; null while it is not known. */
  readonly account: string | null;
  /** One entry a list row: the person whom the row is about. */
  readonly rows: readonly (PlacedPerson & { readonly threadId: string })[];
  /** People of the open thread, each once, senders first in order of appearance; never the account itself. */
  readonly thread: {
    readonly id: string;
    readonly subject: string;
    readonly header: Element;
    readonly people: readonly PlacedPerson[];
    /** Sender of the last message that is not by the account: the card's first focus. */
    readonly focus: string | null;
  } | null;
  readonly composes: readonly {
    readonly id: string;
    readonly anchor: Element;
    readonly inline: boolean;
    readonly people: readonly PlacedPerson[];
  }[];
  readonly dark: boolean;
  readonly rtl: boolean;
  readonly health: readonly HealthSignal[];
}

/**
 * The port of a site: reads a document, changes nothing, throws nothing; what it cannot be sure of it leaves out.
 */
export interface Site {
  readonly id: 'gmail' | 'linkedin';
  /** Whether this adapter is for the address. */
  matches(url: URL): boolean;
  /** What is on the page now. `visible` is passed in so that a saved page can be read too. */
  read(document: Document, url: URL): Snapshot;
  /** Attributes and the root to watch for changes that matter. */
  readonly watch: { readonly attributes: readonly string[]; root(document: Document): Node };
}
