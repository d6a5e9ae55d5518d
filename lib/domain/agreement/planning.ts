import type { Agreement } from '../base/agreement-model';
import type { MonthlyVisitors, PlannedStep } from '../base/agreement-plan';

/** A value to reckon with, and whether the team agreed on it or the product assumes it. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly source: 'agreed' | 'assumed';
}

/** What going on from one stage to the next is reckoned with. */
export interface StepPlanning {
  /** Days within which going on counts for the rate. */
  readonly windowDays: Sourced<number>;
  /** Share that goes on, 0 to 1, until enough is seen. */
  readonly rate: Sourced<number>;
  /** How many people the rate counts for against those who are seen. */
  readonly worth: Sourced<number>;
  /** Median days to go on, until enough is seen. */
  readonly lagDays: Sourced<number>;
}

/** What the funnel is reckoned with under one version of the agreement. JSON only. */
export interface Planning {
  /** Version of the agreement, for "assumed by the agreement v3". */
  readonly version: number;
  readonly steps: Readonly<Record<PlannedStep, StepPlanning>>;
  /** Leads of a month for each of its visitors. */
  readonly leadsPerVisitor: Sourced<number>;
  /** The chance with which a goal is to be reached, 0 to 1. */
  readonly chance: Sourced<number>;
  /** As typed in, oldest month first. */
  readonly visitors: readonly MonthlyVisitors[];
}

/**
 * How many people an assumed rate counts for where the agreement names no other number.
 * @internal
 */
export const ASSUMED_WORTH = 10;

/**
 * What is assumed of each step: windows of equal length, so that two months can be compared; rates
 * and lags are round numbers of a judgement, which what is seen replaces by itself.
 */
const ASSUMED: Readonly<Record<PlannedStep, Readonly<Record<keyof StepPlanning, number>>>> = {
  lead: { windowDays: 90, rate: 0.3, worth: ASSUMED_WORTH, lagDays: 14 },
  mql: { windowDays: 30, rate: 0.4, worth: ASSUMED_WORTH, lagDays: 7 },
  sql: { windowDays: 90, rate: 0.5, worth: ASSUMED_WORTH, lagDays: 30 },
  opportunity: { windowDays: 90, rate: 0.3, worth: ASSUMED_WORTH, lagDays: 30 },
};
const LEADS_PER_VISITOR = 0.02;
const CHANCE = 0.8;

/**
 * What the funnel is reckoned with: what the team agreed on, and an assumption, marked as one, for
 * whatever it left open. An agreement of an earlier format left all of it open.
 */
export function planningOf({ version, plan }: Pick<Agreement, 'version' | 'plan'>): Planning {
  return {
    version,
    steps: {
      lead: stepOf(plan, 'lead'),
      mql: stepOf(plan, 'mql'),
      sql: stepOf(plan, 'sql'),
      opportunity: stepOf(plan, 'opportunity'),
    },
    leadsPerVisitor: sourced(plan?.leadsPerVisitor, LEADS_PER_VISITOR),
    chance: sourced(plan?.chance, CHANCE),
    visitors: plan?.visitors ?? [],
  };
}

/**
 * The visitors to reckon a month with: those typed in for it, else those of the last month before
 * it, as an assumption; null where nothing was typed in until then.
 * @param month `YYYY-MM`
 */
export function visitorsIn(
  visitors: readonly MonthlyVisitors[],
  month: string,
): Sourced<number> | null {
  const last = visitors
    .filter((each) => each.month <= month)
    .reduce<MonthlyVisitors | null>(
      (newest, each) => (newest === null || each.month > newest.month ? each : newest),
      null,
    );
  if (last === null) return null;
  return { value: last.count, source: last.month === month ? 'agreed' : 'assumed' };
}

function stepOf(plan: Agreement['plan'], step: PlannedStep): StepPlanning {
  const [terms, assumed] = [plan?.steps?.[step], ASSUMED[step]];
  return {
    windowDays: sourced(terms?.windowDays, assumed.windowDays),
    rate: sourced(terms?.rate, assumed.rate),
    worth: sourced(terms?.worth, assumed.worth),
    lagDays: sourced(terms?.lagDays, assumed.lagDays),
  };
}

/** What was agreed, else what is assumed. */
export function sourced<Value>(agreed: Value | undefined, assumed: Value): Sourced<Value> {
  return agreed === undefined
    ? { value: assumed, source: 'assumed' }
    : { value: agreed, source: 'agreed' };
}
