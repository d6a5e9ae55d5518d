import type { AttributionTerms, PlanTerms, TruthDays } from './agreement-plan';
import type { Department, Stage } from './stage';
import type { LocalText } from './text';
import type { TouchKind } from './touch';

/** Points for who a contact is, given if the text of a trait matches. */
export interface FitRule {
  readonly id: string;
  readonly label: LocalText;
  /** Name of a contact's trait (`jobTitle`, `company`, `country`, or a property of the CRM). */
  readonly trait: string;
  /**
   * Words to find in the trait; one must match as a whole word, ignoring case and accents. Empty
   * matches any value.
   */
  readonly anyOf: readonly string[];
  /** Can be negative (a competitor, a student). */
  readonly points: number;
}

/** One trait of a buyer persona, with its weight. */
export interface PersonaTrait {
  /** Name of a contact's trait, as in a fit rule. */
  readonly trait: string;
  /** Words as in a fit rule; empty matches any value. */
  readonly anyOf: readonly string[];
  /** Above 0, relative to the other traits of the persona. */
  readonly weight: number;
}

/** A kind of buyer, with the name that both departments use for it. */
export interface Persona {
  readonly id: string;
  readonly label: LocalText;
  readonly description: LocalText;
  readonly traits: readonly PersonaTrait[];
}

/**
 * Points for what a contact did. Each touch counts `points`, halved every half-life; all touches of
 * the kind together count at most `cap`.
 */
export interface EngagementRule {
  readonly kind: TouchKind;
  readonly label: LocalText;
  readonly points: number;
  readonly cap: number;
}

export interface ScoreModel {
  /** The maximum of fit and of engagement; together they are 100. */
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
  /** Local dates `YYYY-MM-DD` without working hours. */
  readonly holidays: readonly string[];
}

/**
 * What each clock measures: the time to answer an MQL; from acceptance to the first contact; from
 * there to a decision; to attend an opportunity; to look at an SQL again.
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

/** What a goal counts each month. */
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

/** A target for every month of a period. */
export interface Goal {
  readonly id: string;
  readonly owner: Department;
  /** Name of the person who is responsible; null if there is none. */
  readonly responsible: string | null;
  readonly measure: (typeof GOAL_MEASURES)[number];
  readonly target: number;
  /** First month `YYYY-MM`. */
  readonly from: string;
  /** Last month `YYYY-MM`; null without an agreed end. */
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

/** One person's signature of a version. It is valid only for the content that was signed. */
export interface Signature {
  readonly by: string;
  readonly department: Department;
  /** Epoch ms. */
  readonly at: number;
  /** Digest of the signed content (see `agreementDigest`). */
  readonly content: string;
}

/** The service-level agreement of marketing and sales: one versioned document. */
export interface Agreement {
  /**
   * The format of the document. A version keeps the one that it was signed in, and with it its
   * digest; what is edited takes the step to the newest (see `toNewestFormat`).
   */
  readonly format: 1 | 2;
  readonly version: number;
  /** Local date `YYYY-MM-DD` on which this version comes into effect. */
  readonly validFrom: string;
  readonly stages: Readonly<Record<Stage, StageMeaning>>;
  /** Stages at which a rep must not contact the person. */
  readonly doNotContact: readonly Stage[];
  readonly personas: readonly Persona[];
  readonly score: ScoreModel;
  /** Score from which a lead is an MQL, 0–100. */
  readonly mqlThreshold: number;
  readonly clocks: Clocks;
  readonly hours: BusinessHours;
  /** Reasons to reject an MQL. */
  readonly rejectReasons: readonly Reason[];
  /** Reasons to recycle an MQL until a date. */
  readonly recycleReasons: readonly Reason[];
  /** Reasons to move a contact back to an earlier stage. */
  readonly demoteReasons: readonly Reason[];
  readonly goals: readonly Goal[];
  /** What the funnel is reckoned with. From format 2 on. */
  readonly plan?: PlanTerms | undefined;
  /** What brought a customer, and how credit is shared. From format 2 on. */
  readonly attribution?: AttributionTerms | undefined;
  /** From when on a stage that does not fit is named. From format 2 on. */
  readonly truth?: TruthDays | undefined;
  readonly signed: readonly Signature[];
}
