import type { ReferralTotals } from '../feedback/referrals';
import type { PersonView } from './person';

/** A customer who could refer others, and since when they are a customer, epoch ms. */
export interface CouldRefer {
  readonly person: PersonView;
  readonly since: number;
  /** When they were last asked, epoch ms; null if never. */
  readonly askedAt: number | null;
}

/** Word of mouth: who came by it, and which customers could refer others. */
export interface ReferralsView {
  /** Longest customer first; only the first ones. */
  readonly could: readonly CouldRefer[];
  /** How many there are in all. */
  readonly total: number;
  readonly totals: ReferralTotals;
}
