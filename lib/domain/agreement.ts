import type { Department, Stage } from './stage';
import type { Localized } from './text';
import type { TouchKind } from './touch';

/** Points for who somebody is: given when the trait's text matches. */
export interface FitRule {
  readonly id: string;
  readonly label: Localized;
  /** Name of a contact's trait (`jobTitle`, `company`, `country`, or a property of the CRM). */
  readonly trait: string;
  /** Words of which one must stand in the trait as a whole word, case and accents aside; empty means "has any value". */
  readonly anyOf: readonly string[];
  /** May be negative (a competitor, a student). */
  readonly points: number;
}

/** Points for what somebody did; each touch counts `points`, halved every half-life, all of the kind at most `cap`. */
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

/** What a clock measures. */
export type ClockKind = 'accept-mql' | 'attend-opportunity' | 'review-sql';

/** The agreed times, in business minutes. */
export type Clocks = Readonly<Record<ClockKind, number>>;

export interface Reason {
  readonly id: string;
  readonly label: Localized;
}

export interface Goal {
  readonly id: string;
  readonly owner: Department;
  readonly measure: 'mql' | 'accepted-in-time' | 'sql' | 'opportunity' | 'customer';
  readonly target: number;
  readonly label: Localized;
}

export interface StageMeaning {
  readonly meaning: Localized;
  readonly whatToDo: Localized;
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
  readonly score: ScoreModel;
  /** Score from which a lead is an MQL, 0–100. */
  readonly mqlThreshold: number;
  readonly clocks: Clocks;
  readonly hours: BusinessHours;
  readonly demoteReasons: readonly Reason[];
  readonly goals: readonly Goal[];
  readonly signed: readonly { readonly by: string; readonly department: Department; readonly at: number }[];
}
