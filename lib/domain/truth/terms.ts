/** From when on a stage that does not fit is named; days of 24 hours since the stage was entered. */
export interface TruthTerms {
  /** An MQL without any touch for so long is silent. */
  readonly silentDays: number;
  /** So long an opportunity may be without an open deal, or a won deal without a customer. */
  readonly dealDays: number;
  /** So long an SQL may stay without any contact by sales. */
  readonly contactDays: number;
  /** So long a lead may stand at or above the threshold. */
  readonly thresholdDays: number;
}

/**
 * What is assumed while the agreement says nothing else: judgement, not measured. Two weeks without
 * a touch lose an MQL; the others leave a rep the rest of the day and the next one to write down
 * what happened.
 */
export const TRUTH_TERMS: TruthTerms = {
  silentDays: 14,
  dealDays: 2,
  contactDays: 2,
  thresholdDays: 2,
};
