import type { Agreement } from '../base/agreement-model';
import type { TruthDays } from '../base/agreement-plan';
import { type Sourced, sourced } from './planning';

/** The numbers of days, in the order in which they are shown. */
export const TRUTH_FIELDS = [
  'silentDays',
  'dealDays',
  'contactDays',
  'thresholdDays',
] as const satisfies (keyof TruthDays)[];

/** From when on a stage that does not fit is named; days of 24 hours. */
export type TruthTerms = Readonly<Record<(typeof TRUTH_FIELDS)[number], Sourced<number>>>;

/**
 * What is assumed while the agreement says nothing else: judgement, not measured. Two weeks without
 * a touch lose an MQL; the others leave a rep the rest of the day and the next one to write down
 * what happened.
 */
const ASSUMED: Readonly<Record<(typeof TRUTH_FIELDS)[number], number>> = {
  silentDays: 14,
  dealDays: 2,
  contactDays: 2,
  thresholdDays: 2,
};

/** What the team agreed on, and an assumption, marked as one, for what it left open. */
export function truthTermsOf({ truth }: Pick<Agreement, 'truth'>): TruthTerms {
  const of = (field: (typeof TRUTH_FIELDS)[number]) => sourced(truth?.[field], ASSUMED[field]);
  return {
    silentDays: of('silentDays'),
    dealDays: of('dealDays'),
    contactDays: of('contactDays'),
    thresholdDays: of('thresholdDays'),
  };
}
