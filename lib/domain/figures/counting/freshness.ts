import { isFresh } from '../../base/fresh';
import { localMonth } from '../funnel/month';
import { monthsAfter } from './period';
import type { CountQuestion } from './question';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Stocks and what is still going on, while the page is looked at. */
const LIVE_MS = 5 * MINUTE_MS;
/** Months in which late conversions are common. */
const RECENT_MONTHS = 3;

/**
 * How long a count stays good, ms: what goes on now minutes, a closed month of the last three a
 * day, an older one a week, since only late conversions change it (figures.md e.3).
 * @param now epoch ms
 */
export function staysGood(question: CountQuestion, now: number, timeZone: string): number {
  if (question.kind === 'stands' || question.kind === 'in-flight') return LIVE_MS;
  if (question.span.until > now) return LIVE_MS;
  const recent = monthsAfter(localMonth(now, timeZone), -RECENT_MONTHS);
  const month = localMonth(question.span.until - 1, timeZone);
  return month >= recent ? DAY_MS : 7 * DAY_MS;
}

/** Whether a count has to be asked again. @param askedAt epoch ms */
export function isStale(
  question: CountQuestion,
  askedAt: number,
  now: number,
  timeZone: string,
): boolean {
  return !isFresh(askedAt, now, staysGood(question, now, timeZone));
}
