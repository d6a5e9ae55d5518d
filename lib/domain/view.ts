import type { ClockView } from './clock';
import type { Gap } from './contact';
import type { Failure } from './failure';
import type { HandOffView } from './hand-off-view';
import type { IdentityKey } from './identity';
import type { PendingIntent } from './intent';
import type { Move } from './promotion';
import type { Score } from './score';
import type { Department, Stage } from './stage';
import type { Touch } from './touch';

/** A person as a chip shows them. JSON only: it travels over the bus. */
export interface PersonView {
  /** Permission of one tab to act on this person (see `lib/bus/ticket`); opaque to the page. */
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
  readonly company: string | null;
  readonly jobTitle: string | null;
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

/** What is known of one asked identity. */
export type LookupResult =
  | { readonly key: IdentityKey; readonly state: 'known'; readonly person: PersonView }
  /** Several contacts share the key: the rep chooses. */
  | { readonly key: IdentityKey; readonly state: 'several'; readonly people: readonly PersonView[] }
  /** The CRM was asked and does not know them. */
  | { readonly key: IdentityKey; readonly state: 'unknown'; readonly askedAt: number; readonly adding: boolean }
  /** Not known here, being asked; a push will follow. */
  | { readonly key: IdentityKey; readonly state: 'asking' }
  /** Could not be asked. */
  | { readonly key: IdentityKey; readonly state: 'failed'; readonly failure: Failure };

/** Everything the card shows of one person. */
export interface CardView extends PersonView {
  readonly emails: readonly string[];
  readonly linkedinSlug: string | null;
  readonly owner: string | null;
  readonly campaign: string | null;
  readonly url: string | null;
  readonly department: Department | null;
  readonly handOff: HandOffView;
  readonly ladder: readonly { readonly stage: Stage; readonly at: number | null; readonly reached: boolean }[];
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
