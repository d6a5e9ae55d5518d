import type { Agreement, Reason } from '../base/agreement-model';
import { groupBy } from '../base/group';
import { isJudgement } from '../feedback/feedback';
import { type FeedbackThread, speakerOf, trustedFeedbackOf } from '../feedback/threads';
import { feedbackTotals, type JudgementTotals } from '../feedback/totals';
import type { Span } from '../figures/counting/question';
import { weekCount, weekShare } from './differences';
import { MOST_LINES, type WeeklyReview } from './review-schema';

const MOST_VOICES = 3;
/** Longest quotation, in characters: what was said stands whole on the page Feedback. */
const LONGEST_VOICE = 280;

/** What sales said of leads in a week, and in the weeks before it. */
export interface SaidInWeeks {
  readonly threads: readonly FeedbackThread[];
  readonly week: Span;
  /** From the first of the weeks before on; null where notes were not read back that far. */
  readonly before: Span | null;
  readonly agreement: Agreement;
}

/** Reject reasons against the weeks before, and each campaign in the words of sales. */
export function feedbackPart({
  threads,
  week,
  before,
  agreement,
}: SaidInWeeks): Pick<WeeklyReview, 'reasons' | 'rejected' | 'campaigns'> {
  const own = inSpan(threads, week);
  const [now, past] = [
    feedbackTotals(own),
    before === null ? null : feedbackTotals(inSpan(threads, before)),
  ];
  return {
    reasons: reasonsOf(now.reasons, past?.reasons ?? null, agreement),
    rejected: {
      ...weekShare(shareOf(now.all), past === null ? null : shareOf(past.all)),
    },
    campaigns: campaignsOf(now.campaigns, own),
  };
}

/** By the time of the first note; taken back is as if never said. */
function inSpan(threads: readonly FeedbackThread[], { from, until }: Span): FeedbackThread[] {
  return threads.filter(({ first, undone }) => !undone && from <= first.at && first.at < until);
}

function shareOf({ counts, judged }: JudgementTotals) {
  return { x: counts.rejected, n: judged };
}

type Counted = readonly { readonly reasonId: string | null; readonly count: number }[];

/** Reasons of the week and of the weeks before, those of this week first. */
function reasonsOf(
  now: Counted,
  past: Counted | null,
  agreement: Agreement,
): WeeklyReview['reasons'] {
  const labels = labelsOf(agreement);
  const counted = (list: Counted, id: string | null) =>
    list.find(({ reasonId }) => reasonId === id)?.count ?? 0;
  const ids = new Set([...now, ...(past ?? [])].map(({ reasonId }) => reasonId));
  return [...ids]
    .map((id) => {
      const before = past === null ? null : counted(past, id);
      const count = weekCount(counted(now, id), before);
      const label = id === null ? {} : { ...(labels.get(id) ?? { en: id }) };
      return { id, label, count, isNew: before === 0 && count.now > 0 };
    })
    .sort((a, b) => b.count.now - a.count.now || (b.count.before ?? 0) - (a.count.before ?? 0))
    .slice(0, MOST_LINES);
}

function labelsOf(agreement: Agreement): ReadonlyMap<string, Reason['label']> {
  const all = [...agreement.demoteReasons, ...agreement.recycleReasons, ...agreement.rejectReasons];
  return new Map(all.map(({ id, label }) => [id, label]));
}

function campaignsOf(
  totals: readonly JudgementTotals[],
  threads: readonly FeedbackThread[],
): WeeklyReview['campaigns'] {
  const said = groupBy(threads, ({ first }) => trustedFeedbackOf(first)?.campaign ?? null);
  return totals.slice(0, MOST_LINES).map(({ campaign, judged, counts }) => ({
    name: campaign,
    judged,
    accepted: counts.accepted + counts['decided-sql'],
    rejected: counts.rejected + counts.returned,
    recycled: counts.recycled,
    voices: voicesOf(said.get(campaign) ?? []),
  }));
}

/** Up to three quotations, against the lead first, since they ask for something; then the newest. */
function voicesOf(threads: readonly FeedbackThread[]) {
  return threads
    .flatMap(({ first }) => {
      const said = trustedFeedbackOf(first);
      const text = said?.text.trim() ?? '';
      if (said === null || text === '' || !isJudgement(said.verdict)) return [];
      return [
        {
          who: speakerOf(first),
          at: first.at,
          verdict: said.verdict,
          text: text.length > LONGEST_VOICE ? `${text.slice(0, LONGEST_VOICE - 1)}…` : text,
        },
      ];
    })
    .sort((a, b) => Number(isFor(a.verdict)) - Number(isFor(b.verdict)) || b.at - a.at)
    .slice(0, MOST_VOICES);
}

function isFor(verdict: string): boolean {
  return verdict === 'accepted' || verdict === 'decided-sql';
}
