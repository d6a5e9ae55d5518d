import { isFresh } from '../base/fresh';
import type { Stage } from '../base/stage';

const DAY_MS = 86_400_000;

/**
 * How long a contact is a customer before they are asked for a referral, days: long enough to
 * know whether they are happy. The agreement has no field for it.
 */
export const CUSTOMER_FOR_DAYS = 30;

/**
 * For how long a customer is not asked again. Shorter than the time for which notes are read back
 * (`READ_BACK_MS`), so that every device knows who was asked.
 */
export const ASK_AGAIN_DAYS = 90;

/** What decides whether a contact could refer others. */
export interface ReferrerFacts {
  readonly stage: Stage | null;
  /** When they became a customer, epoch ms; null if the CRM does not say. */
  readonly customerSince: number | null;
  /** Whether feedback about them waits for an answer: a complaint, a question, a contested touch. */
  readonly hasOpenFeedback: boolean;
  /** When they were last asked, epoch ms; null if never. */
  readonly askedAt: number | null;
}

/** Why a contact is not asked to refer others now. */
export type NotAskedNow = 'no-customer' | 'undated' | 'new' | 'open-feedback' | 'asked';

/**
 * Returns why a contact is not asked to refer others now; null for a customer who could refer: a
 * customer for a while, without open feedback, and not asked lately. Without the day on which they
 * became a customer they are left out, since they may have bought yesterday.
 */
export function whyNotAsked(facts: ReferrerFacts, now: number): NotAskedNow | null {
  const { stage, customerSince, hasOpenFeedback, askedAt } = facts;
  if (stage !== 'customer') return 'no-customer';
  if (customerSince === null) return 'undated';
  if (isFresh(customerSince, now, CUSTOMER_FOR_DAYS * DAY_MS)) return 'new';
  if (hasOpenFeedback) return 'open-feedback';
  return askedAt !== null && isFresh(askedAt, now, ASK_AGAIN_DAYS * DAY_MS) ? 'asked' : null;
}
