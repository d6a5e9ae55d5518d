import type { Department, Stage } from './stage';
import type { Localized } from './text';
import type { TouchKind } from './touch';

/** Points for who somebody is: given when the trait's text matches. */
export interface FitRule {
  readonly id: string;
  readonly label: Localized;
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
  readonly label: Localized;
  readonly description: Localized;
  readonly traits: readonly PersonaTrait[];
}

/**
 * Points for what somebody did; each touch counts `points`, halved every half-life, all of the kind
 * at most `cap`.
 */
export interface EngagementRule {
  readonly kind: TouchKind;
  readonly label: Localized;
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

/** When the team works: clocks run only then. */
export interface BusinessHours {
  /** IANA time zone. */
  readonly timeZone: string;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after local midnight. */
  readonly from: number;
  readonly to: number;
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
  readonly label: Localized;
}

/** What a goal counts in a month. */
export const GOAL_MEASURES = [
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
  readonly label: Localized;
}

export interface StageMeaning {
  readonly meaning: Localized;
  readonly whatToDo: Localized;
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

/** The service-level agreement of marketing and sales, one versioned document. */
export interface Agreement {
  readonly format: 1;
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
  readonly signed: readonly Signature[];
}
