import type { Stage } from './stage';
import type { TouchKind } from './touch';

/**
 * The steps of a person down the funnel, each named by the stage that it leaves. Visitors are
 * counted and not followed: their step is a ratio of two counts.
 */
export const PLANNED_STEPS = ['lead', 'mql', 'sql', 'opportunity'] as const satisfies Stage[];

export type PlannedStep = (typeof PLANNED_STEPS)[number];

/** What is agreed about going on from one stage to the next; what is missing is assumed. */
export interface StepTerms {
  /** Days within which going on counts for the rate. */
  readonly windowDays?: number | undefined;
  /** Share that goes on within the window, 0 to 1, until enough is seen. */
  readonly rate?: number | undefined;
  /** How many people that rate counts for against those who are seen. */
  readonly worth?: number | undefined;
  /** Days after which half of those who go on have done so. */
  readonly lagDays?: number | undefined;
}

/** Visitors of one month, as marketing typed them in. */
export interface MonthlyVisitors {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly count: number;
}

/** What the funnel is reckoned with. */
export interface PlanTerms {
  readonly steps?: Readonly<Partial<Record<PlannedStep, StepTerms | undefined>>> | undefined;
  /** Leads of a month for each of its visitors, 0 to 1. */
  readonly leadsPerVisitor?: number | undefined;
  /** The chance with which a goal is to be reached, 0 to 1. */
  readonly chance?: number | undefined;
  /** By month, each once. */
  readonly visitors?: readonly MonthlyVisitors[] | undefined;
}

/** From when on a stage that does not fit is named, in days; what is missing is assumed. */
export interface TruthDays {
  /** An MQL without any touch for so long is silent. */
  readonly silentDays?: number | undefined;
  /** So long an opportunity may be without an open deal, or a won deal without a customer. */
  readonly dealDays?: number | undefined;
  /** So long an SQL may stay without any contact by sales. */
  readonly contactDays?: number | undefined;
  /** So long a lead may stand at or above the threshold. */
  readonly thresholdDays?: number | undefined;
}

/** How the credit for a customer is shared among the touches before it. */
export const ATTRIBUTION_MODELS = [
  'first',
  'last',
  'last-with-campaign',
  'linear',
  'u-shaped',
  'w-shaped',
  'full-path',
  'time-decay',
  'custom',
] as const;

export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** The parts that a touch can play on the way to a customer. */
export const CREDIT_PARTS = ['first', 'lead', 'opportunity', 'won', 'others'] as const;

export type CreditPart = (typeof CREDIT_PARTS)[number];

/** A campaign that was renamed or merged: credit of the former name goes to the
 * current one. */
export interface CampaignAlias {
  readonly former: string;
  readonly current: string;
}

/** What brought a customer; what is missing is assumed. */
export interface AttributionTerms {
  /** Kinds of touch that count, where the person acted. */
  readonly touches?: readonly TouchKind[] | undefined;
  /** Days before the win in which a touch counts. */
  readonly lookbackDays?: number | undefined;
  /** The model that the team calls its own. */
  readonly model?: AttributionModel | undefined;
  /** The team's own weights, for the model `custom`; their proportions count, a missing one is 0. */
  readonly shares?: Readonly<Partial<Record<CreditPart, number | undefined>>> | undefined;
  /** Each former name once. */
  readonly aliases?: readonly CampaignAlias[] | undefined;
}
