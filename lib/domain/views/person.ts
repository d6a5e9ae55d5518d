import type { Advice } from '../base/advice';
import type { Failure } from '../base/failure';
import type { Department, Stage } from '../base/stage';
import type { PendingIntent } from '../changes/intent';
import type { Move } from '../changes/promotion';
import type { RecentChange } from '../changes/recent';
import type { ClockView } from '../clocks/clock';
import type { Gap } from '../person/contact';
import type { IdentityKey } from '../person/identity';
import type { Compared } from '../person/same-person';
import type { Score } from '../scoring/score';
import type { HandOffView } from './hand-off';
import type { TimelineTouch } from './timeline';

/** A contact as a chip shows it. JSON only, because it is sent over the bus. */
export interface PersonView {
  /** Right of one tab to act on this contact (see `lib/bus/ticket`); opaque to the page. */
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
  readonly company: string | null;
  readonly jobTitle: string | null;
  /** Address of the record in the CRM's interface, https only. */
  readonly url: string | null;
  /** Includes changes of the rep that the CRM has not confirmed yet. */
  readonly stage: Stage | null;
  /** The CRM's label if the stage is not mapped. */
  readonly nativeStage: string | null;
  readonly score: number;
  readonly clock: ClockView | null;
  /** What the rep is advised to do; the only source for every surface. */
  readonly advice: Advice | null;
  readonly pending: boolean;
  /** Whether a change waits for a decision of the rep: a conflict or a refusal. */
  readonly parked: boolean;
  /** When the CRM was read, epoch ms. */
  readonly readAt: number;
}

/** A contact who may be the person on the page. */
export interface Candidate {
  readonly person: PersonView;
  /** The traits that agree and that differ, as far as both sides have them. */
  readonly compared: readonly Compared[];
  /** What else one decides by; null if the CRM has none. */
  readonly email: string | null;
  readonly owner: string | null;
  /** The newest touch, epoch ms. */
  readonly lastTouchAt: number | null;
  /**
   * Action token for the answer (`site.answer`); null if the rep must answer in a page of Relevo.
   */
  readonly offer: string | null;
}

/** A contact who the rep said is not the person on the page. */
export interface Refused {
  readonly name: string;
  /** Action token to take that answer back; null if this surface may not. */
  readonly offer: string | null;
}

/** How a person on a page is linked to a contact, and a profile that the CRM lacks. */
export interface Link {
  /** Set if the link rests on an answer of the rep: the action token to take it back. */
  readonly answer: string | null;
  /**
   * True if the page shows no key of the person: then the answer applies to every person with this
   * name at this company.
   */
  readonly byName?: boolean;
  /** Set if the profile of the page can be written into the CRM. */
  readonly profile: {
    readonly slug: string;
    /** Slug in the CRM now; null if there is none. */
    readonly held: string | null;
    /** Action token to write it (`site.profile`). */
    readonly offer: string;
  } | null;
}

/** What is known about one identity that was looked up. */
export type LookupResult =
  | {
      readonly key: IdentityKey;
      readonly state: 'known';
      readonly person: PersonView;
      readonly link?: Link | undefined;
    }
  /**
   * No contact has the keys, but there are contacts with this name at this company: a question to
   * the rep, most likely first.
   */
  | {
      readonly key: IdentityKey;
      readonly state: 'maybe';
      readonly candidates: readonly Candidate[];
      readonly refused: readonly Refused[];
    }
  /** Several contacts share the key: the rep chooses. */
  | { readonly key: IdentityKey; readonly state: 'several'; readonly people: readonly PersonView[] }
  /** The CRM was asked and has no such contact. */
  | {
      readonly key: IdentityKey;
      readonly state: 'unknown';
      readonly askedAt: number;
      readonly adding: boolean;
      /** Action token to add them (`site.add`); absent if the page shows no address. */
      readonly add?: string | undefined;
      /**
       * Where the page shows no address: a ticket to open a surface of Relevo, which has ways on;
       * and, only for our own pages, an action token to link them to a contact.
       */
      readonly open?: string | undefined;
      readonly linkTo?: string | undefined;
      readonly refused?: readonly Refused[] | undefined;
    }
  /** Not known here; the CRM is being asked and a push will follow. */
  | { readonly key: IdentityKey; readonly state: 'asking' }
  /** The CRM could not be asked. */
  | { readonly key: IdentityKey; readonly state: 'failed'; readonly failure: Failure };

/** Contacts at the company of a page. */
export interface CompanyView {
  /** Most useful to a rep first; not all of them if there are many. */
  readonly people: readonly PersonView[];
  readonly total: number;
  /** When the CRM was read, epoch ms. */
  readonly asOf: number;
}

/** One fact about a person; null for no owner. `name` is that of the owner. */
export interface Fact {
  readonly key: 'name' | 'deal' | 'campaign' | 'persona' | 'email' | 'phone' | 'size';
  readonly value: string | null;
}

/** Everything that the card shows of one contact. */
export interface CardView extends PersonView {
  readonly emails: readonly string[];
  readonly linkedinSlug: string | null;
  readonly owner: string | null;
  /** What is known of the person, in order; the owner is there even if there is none. */
  readonly facts: readonly Fact[];
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
  /** All moves, each with the reason if it is not permitted. */
  readonly moves: readonly Move[];
  /** The first page of touches and what the rep said in that time, newest first. */
  readonly touches: readonly TimelineTouch[];
  readonly moreTouches: boolean;
  readonly gaps: readonly Gap[];
  readonly intents: readonly PendingIntent[];
  /** The rep's newest change of this contact, for as long as a bar offers to take it back. */
  readonly recent: RecentChange | null;
  /** Whether the data is older than the time for which it counts as fresh. */
  readonly stale: boolean;
  /** Why the last refresh failed; null if it did not. */
  readonly failure: Failure | null;
}
