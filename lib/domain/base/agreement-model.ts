import type { AttributionTerms, PlanTerms } from './agreement-plan';
import type { Department, Stage } from './stage';
import type { LocalText } from './text';
import type { TouchKind } from './touch';

/** Points for who somebody is: given when the trait's text matches. */
export interface FitRule {
  readonly id: string;
  readonly label: LocalText;
  /** Name of a contact's trait (`jobTitle`, `company`, `country`, or a property of the CRM). */
  readonly trait: string;
  /**
   * Words of which one must stand in the trait as a whole word, case and accents aside; empty means
   * "has any value".
   */
  readonly anyOf: readonly string[];
  /** May be negative (a competitor, a student). */
  readonly points: number;
}

/** One trait of a buyer persona and how much it tells. */
export interface PersonaTrait {
  /** Name of a contact's trait, as in a fit rule. */
  readonly trait: string;
  /** Words as in a fit rule; empty means "has any value". */
  readonly anyOf: readonly string[];
  /** Above 0, against the other traits of the persona. */
  readonly weight: number;
}

/** A kind of buyer that both departments mean by the same name. */
export interface Persona {
  readonly id: string;
  readonly label: LocalText;
  readonly description: LocalText;
  readonly traits: readonly PersonaTrait[];
}

/**
 * Points for what somebody did; each touch counts `points`, halved every half-life, all of the kind
 * at most `cap`.
 */
export interface EngagementRule {
  readonly kind: TouchKind;
  readonly label: LocalText;
  readonly points: number;
  readonly cap: number;
}

export interface ScoreModel {
  /** The most that fit and engagement can give; they add up to 100. */
  readonly fitMax: number;
  readonly engagementMax: number;
  readonly halfLifeDays: number;
  readonly fit: readonly FitRule[];
  readonly engagement: readonly EngagementRule[];
}

/** A part of the day, in minutes after local midnight. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** When the team works: clocks run only then. */
export interface BusinessHours {
  /** IANA time zone. */
  readonly timeZone: string;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after local midnight. */
  readonly from: number;
  readonly to: number;
  /** A break in the middle of the day, within the hours. From format 2 on. */
  readonly pause?: Pause | undefined;
  /** Local dates `YYYY-MM-DD` on which nobody works. */
  readonly holidays: readonly string[];
}

/**
 * What a clock measures: to answer an MQL; from acceptance to the first contact; from then to a
 * decision; to attend to an opportunity; to look again at an SQL.
 */
export const CLOCK_KINDS = [
  'accept-mql',
  'first-contact',
  'decide-sql',
  'attend-opportunity',
  'review-sql',
] as const;

export type ClockKind = (typeof CLOCK_KINDS)[number];

/** The agreed times, in business minutes. */
export type Clocks = Readonly<Record<ClockKind, number>>;

export interface Reason {
  readonly id: string;
  readonly label: LocalText;
}

/** What a goal counts in a month; `visitor` and `lead` from format 2 on. */
export const GOAL_MEASURES = [
  'visitor',
  'lead',
  'mql',
  'accepted-in-time',
  'contacted-in-time',
  'sql',
  'opportunity',
  'customer',
] as const;

/** So many of something in every month from one to another. */
export interface Goal {
  readonly id: string;
  readonly owner: Department;
  /** Name of who answers for it; null while nobody does. */
  readonly responsible: string | null;
  readonly measure: (typeof GOAL_MEASURES)[number];
  readonly target: number;
  /** First month `YYYY-MM`. */
  readonly from: string;
  /** Last month `YYYY-MM`; null while no end is agreed. */
  readonly until: string | null;
  readonly label: LocalText;
  /**
   * Id of the goal that this one serves ("so many MQLs, for so many customers"). One that is not
   * there any more is no link. From format 2 on.
   */
  readonly serves?: string | undefined;
}

export interface StageMeaning {
  readonly meaning: LocalText;
  readonly whatToDo: LocalText;
}

/** One person's word for a version. It stands for the content that was signed and for no other. */
export interface Signature {
  readonly by: string;
  readonly department: Department;
  /** Epoch ms. */
  readonly at: number;
  /** Digest of the content that was signed (see `agreementDigest`). */
  readonly content: string;
}

/**
 * The service-level agreement of marketing and sales, one versioned document. What only a later
 * format can say is missing in an earlier one, and means "nothing agreed": defaults are computed
 * where it is read, never written into the document (see `planningOf`).
 */
export interface Agreement {
  /**
   * The format of the document. A version keeps the one that it was signed in, and with it its
   * digest; what is edited takes the step to the newest (see `toNewestFormat`).
   */
  readonly format: 1 | 2;
  readonly version: number;
  /** Local date `YYYY-MM-DD` from which this version holds. */
  readonly validFrom: string;
  readonly stages: Readonly<Record<Stage, StageMeaning>>;
  /** Stages at which a rep must not write to the person. */
  readonly doNotContact: readonly Stage[];
  readonly personas: readonly Persona[];
  readonly score: ScoreModel;
  /** Score from which a lead is an MQL, 0–100. */
  readonly mqlThreshold: number;
  readonly clocks: Clocks;
  readonly hours: BusinessHours;
  /** Why a rep rejects an MQL. */
  readonly rejectReasons: readonly Reason[];
  /** Why a rep gives an MQL back until a date. */
  readonly recycleReasons: readonly Reason[];
  /** Why somebody is moved back down the ladder. */
  readonly demoteReasons: readonly Reason[];
  readonly goals: readonly Goal[];
  /** What the funnel is reckoned with. From format 2 on. */
  readonly plan?: PlanTerms | undefined;
  /** What brought a customer, and how credit is shared. From format 2 on. */
  readonly attribution?: AttributionTerms | undefined;
  readonly signed: readonly Signature[];
}
