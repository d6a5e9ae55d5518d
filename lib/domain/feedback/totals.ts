import { isJudgement, type Judgement } from './feedback';
import { type FeedbackThread, trustedFeedbackOf } from './threads';

/** How sales judged the contacts of one campaign, or of all. */
export interface JudgementTotals {
  /** Null for contacts without a known campaign. */
  readonly campaign: string | null;
  /** Judged contacts, each once, by the last judgement. */
  readonly judged: number;
  readonly counts: Readonly<Record<Judgement, number>>;
  /** Share of rejected ones among those judged, 0 to 1; null if there are none. */
  readonly rejectedShare: number | null;
}

export interface FeedbackTotals {
  readonly all: JudgementTotals;
  /** Worst first: by share of rejected contacts, then by their number. */
  readonly campaigns: readonly JudgementTotals[];
  /** Reasons for rejecting or recycling, most frequent first; null if none was given. */
  readonly reasons: readonly { readonly reasonId: string | null; readonly count: number }[];
}

/**
 * Counts the judgements in some threads (see `passes`). A contact counts once per campaign, by the
 * last judgement that was not taken back: accepted and later rejected counts as rejected.
 */
export function feedbackTotals(threads: readonly FeedbackThread[]): FeedbackTotals {
  const last = new Map<string, FeedbackThread>();
  for (const thread of threads) {
    const said = trustedFeedbackOf(thread.first);
    if (said === null || !isJudgement(said.verdict) || thread.undone) continue;
    const key = JSON.stringify([said.campaign, thread.first.contactId]);
    const known = last.get(key);
    if (known === undefined || later(thread, known)) last.set(key, thread);
  }
  const campaigns = new Map<string | null, Record<Judgement, number>>();
  const all = zeroCounts();
  const reasons = new Map<string | null, number>();
  for (const { first } of last.values()) {
    const said = trustedFeedbackOf(first);
    if (said === null || !isJudgement(said.verdict)) continue;
    const counts = campaigns.get(said.campaign) ?? zeroCounts();
    campaigns.set(said.campaign, counts);
    counts[said.verdict]++;
    all[said.verdict]++;
    if (AGAINST.includes(said.verdict))
      reasons.set(said.reasonId, (reasons.get(said.reasonId) ?? 0) + 1);
  }
  return {
    all: totals(null, all),
    campaigns: [...campaigns]
      .map(([campaign, counts]) => totals(campaign, counts))
      .sort(worstFirst),
    reasons: [...reasons]
      .map(([reasonId, count]) => ({ reasonId, count }))
      .sort((a, b) => b.count - a.count || compare(a.reasonId ?? '', b.reasonId ?? '')),
  };
}

const AGAINST: readonly Judgement[] = ['rejected', 'recycled', 'returned'];

function zeroCounts(): Record<Judgement, number> {
  return { accepted: 0, rejected: 0, recycled: 0, 'decided-sql': 0, returned: 0 };
}

function totals(
  campaign: string | null,
  counts: Readonly<Record<Judgement, number>>,
): JudgementTotals {
  const judged = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    campaign,
    judged,
    counts,
    rejectedShare: judged === 0 ? null : counts.rejected / judged,
  };
}

function later({ first: a }: FeedbackThread, { first: b }: FeedbackThread): boolean {
  return a.at > b.at || (a.at === b.at && a.id > b.id);
}

function worstFirst(a: JudgementTotals, b: JudgementTotals): number {
  return (
    (b.rejectedShare ?? 0) - (a.rejectedShare ?? 0) ||
    b.counts.rejected - a.counts.rejected ||
    compare(a.campaign ?? '', b.campaign ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
