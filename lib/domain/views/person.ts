import type { Failure } from '../base/failure';
import type { Department, Stage } from '../base/stage';
import type { Touch } from '../base/touch';
import type { PendingIntent } from '../changes/intent';
import type { Move } from '../changes/promotion';
import type { ClockView } from '../clocks/clock';
import type { Gap } from '../person/contact';
import type { IdentityKey } from '../person/identity';
import type { Compared } from '../person/same-person';
import type { Score } from '../scoring/score';
import type { HandOffView } from './hand-off';

/** A person as a chip shows them. JSON only: it travels over the bus. */
export interface PersonView {
  /** Permission of one tab to act on this person (see `lib/bus/ticket`); opaque to the page. */
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
  readonly company: string | null;
  readonly jobTitle: string | null;
  /** Address of the record in the CRM's own interface, https only. */
  readonly url: string | null;
  /** With what the rep did and the CRM has not confirmed yet. */
  readonly stage: Stage | null;
  /** The CRM's own label where the stage is not mapped. */
  readonly nativeStage: string | null;
  readonly score: number;
  readonly clock: ClockView | null;
  readonly doNotContact: boolean;
  readonly pending: boolean;
  /** The rep must decide something: a conflict or a refusal. */
  readonly parked: boolean;
  /** When the CRM was read, epoch ms. */
  readonly readAt: number;
}

/** A contact who may be the person of the page. */
export interface Candidate {
  readonly person: PersonView;
  /** What agrees and what differs, as far as both sides tell. */
  readonly compared: readonly Compared[];
  /**
   * The right to answer (`site.answer`); null where this surface may not: then the answer is given
   * in a page of ours.
   */
  readonly offer: string | null;
}

/** Somebody of whom the rep said that they are not the person of the page. */
export interface Refused {
  readonly name: string;
  /** The right to take that back; null where this surface may not. */
  readonly offer: string | null;
}

/**
 * What belongs to somebody known besides themselves: how they came to be known, and a profile that
 * the CRM lacks.
 */
export interface Link {
  /** Set where they are known by an answer of the rep's: the right to take it back. */
  readonly answer: string | null;
  /**
   * True where the page shows no key of theirs: the answer holds for everybody of that name at that
   * company.
   */
  readonly byName?: boolean;
  /** Set where the CRM could be told the profile of the page. */
  readonly profile: {
    readonly slug: string;
    /** Slug that stands in the CRM now; null where none does. */
    readonly held: string | null;
    /** The right to say so (`site.profile`). */
    readonly offer: string;
  } | null;
}

/** What is known of one asked identity. */
export type LookupResult =
  | {
      readonly key: IdentityKey;
      readonly state: 'known';
      readonly person: PersonView;
      readonly link?: Link | undefined;
    }
  /**
   * Nobody has the keys, but somebody of that name is at that company: a question to the rep,
   * likeliest first.
   */
  | {
      readonly key: IdentityKey;
      readonly state: 'maybe';
      readonly candidates: readonly Candidate[];
      readonly refused: readonly Refused[];
    }
  /** Several contacts share the key: the rep chooses. */
  | { readonly key: IdentityKey; readonly state: 'several'; readonly people: readonly PersonView[] }
  /** The CRM was asked and does not know them. */
  | {
      readonly key: IdentityKey;
      readonly state: 'unknown';
      readonly askedAt: number;
      readonly adding: boolean;
      /** The right to add them (`site.add`); absent where the page shows no address. */
      readonly add?: string | undefined;
      readonly refused?: readonly Refused[] | undefined;
    }
  /** Not known here, being asked; a push will follow. */
  | { readonly key: IdentityKey; readonly state: 'asking' }
  /** Could not be asked. */
  | { readonly key: IdentityKey; readonly state: 'failed'; readonly failure: Failure };

/** People of the CRM at the company of a page. */
export interface CompanyView {
  /** The most useful to a rep first; not all of them where there are many. */
  readonly people: readonly PersonView[];
  readonly total: number;
  /** When the CRM was asked, epoch ms. */
  readonly asOf: number;
}

/** Everything the card shows of one person. */
export interface CardView extends PersonView {
  readonly emails: readonly string[];
  readonly linkedinSlug: string | null;
  readonly owner: string | null;
  readonly campaign: string | null;
  readonly department: Department | null;
  readonly handOff: HandOffView;
  readonly ladder: readonly {
    readonly stage: Stage;
    readonly at: number | null;
    readonly reached: boolean;
  }[];
  readonly scoreDetail: Score;
  readonly mqlThreshold: number;
  /** What the rep may do now, and why not. */
  readonly moves: readonly Move[];
  /** Newest touches, the first page. */
  readonly touches: readonly Touch[];
  readonly moreTouches: boolean;
  readonly gaps: readonly Gap[];
  readonly intents: readonly PendingIntent[];
  /** Older than the time for which an answer is taken as fresh. */
  readonly stale: boolean;
  /** Why it could not be refreshed, when it could not. */
  readonly failure: Failure | null;
}
