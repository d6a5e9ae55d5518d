import type { Stage } from '../base/stage';
import { type FeedbackThread, speakerOf, trustedFeedbackOf } from './threads';

/** Who referred a contact to us, as a user of the CRM said it last. */
export interface Referral {
  readonly contactId: string;
  readonly referrer: { readonly id: string; readonly name: string };
  /** Who said it, according to the CRM. */
  readonly who: string | null;
  /** When it was said, epoch ms. */
  readonly at: number;
}

/**
 * Returns the referral of each contact: the last word counts, of any author, and one without a
 * referrer withdraws. A word that its author took back does not count.
 * @param threads newest first, see `feedbackThreads`
 */
export function referralsOf(threads: readonly FeedbackThread[]): ReadonlyMap<string, Referral> {
  const last = lastOf(threads, 'referred');
  return new Map(
    [...last].flatMap(([contactId, { first }]) => {
      const referrer = trustedFeedbackOf(first)?.referrer;
      // A contact cannot refer themselves.
      if (referrer === undefined || referrer.id === contactId) return [];
      return [[contactId, { contactId, referrer, who: speakerOf(first), at: first.at }]];
    }),
  );
}

/** Returns when each contact was last asked to refer others, epoch ms. */
export function askedToReferAt(threads: readonly FeedbackThread[]): ReadonlyMap<string, number> {
  const last = lastOf(threads, 'asked-to-refer');
  return new Map([...last].map(([contactId, { first }]) => [contactId, first.at]));
}

function lastOf(
  threads: readonly FeedbackThread[],
  verdict: 'referred' | 'asked-to-refer',
): Map<string, FeedbackThread> {
  const last = new Map<string, FeedbackThread>();
  for (const thread of threads) {
    const { first, undone } = thread;
    if (undone || trustedFeedbackOf(first)?.verdict !== verdict) continue;
    const known = last.get(first.contactId)?.first;
    const isLater =
      known === undefined || first.at > known.at || (first.at === known.at && first.id > known.id);
    if (isLater) last.set(first.contactId, thread);
  }
  return last;
}

/** Word of mouth as a source: people who came by it, each once. */
export interface ReferralTotals {
  /** Everybody who was referred, at whatever stage they stand. */
  readonly leads: number;
  /** Those of them who are customers now. */
  readonly customers: number;
  /** By who referred them; most customers first, then most leads. */
  readonly by: readonly {
    readonly id: string;
    readonly name: string;
    readonly leads: number;
    readonly customers: number;
  }[];
}

/** Counts word of mouth. @param stageOf present stage of a contact; null if it is not known */
export function referralTotals(
  referrals: Iterable<Referral>,
  stageOf: (contactId: string) => Stage | null,
): ReferralTotals {
  const by = new Map<string, { id: string; name: string; leads: number; customers: number }>();
  for (const { contactId, referrer } of referrals) {
    const { id, name } = referrer;
    const known = by.get(id) ?? { id, name, leads: 0, customers: 0 };
    known.leads++;
    if (stageOf(contactId) === 'customer') known.customers++;
    by.set(id, known);
  }
  const all = [...by.values()];
  return {
    leads: all.reduce((sum, each) => sum + each.leads, 0),
    customers: all.reduce((sum, each) => sum + each.customers, 0),
    by: all.sort(
      (a, b) => b.customers - a.customers || b.leads - a.leads || (a.id < b.id ? -1 : 1),
    ),
  };
}
