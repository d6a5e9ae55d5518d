import { type LocalText, textIn } from '../../../lib/domain/base/text';
import type { Differs } from '../../../lib/domain/review/differences';
import type { ReviewDeal, WeeklyReview } from '../../../lib/domain/review/review-schema';
import { dealAmount } from '../../../lib/i18n/deal-text';
import type { ReviewSpeech } from './use-t';

/** Words that a document has in one language or several. */
export function localText(text: Readonly<Record<string, string>>, { language }: ReviewSpeech) {
  const words: LocalText = text;
  return textIn(words, language);
}

/** A number, with one decimal where it is small. */
export function numberText(value: number, { language }: ReviewSpeech): string {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0,
  }).format(value);
}

export function percentText(share: number, { language }: ReviewSpeech): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

/** What a comparison came to: only what is beyond chance is called a difference. */
export function differsText(differs: Differs, isCompared: boolean, { t }: ReviewSpeech): string {
  if (!isCompared) return t('not-compared');
  return differs === null ? t('as-usual') : t(differs);
}

/** A local date `YYYY-MM-DD` as it is written, with its year. */
export function dateText(date: string, { language }: ReviewSpeech): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(at);
}

/** A moment by the day, in the agreement's zone: both readers see the same one. */
export function dayText(
  at: number,
  { timeZone }: WeeklyReview['week'],
  { language }: ReviewSpeech,
): string {
  const day = { day: 'numeric', month: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(language, { timeZone, ...day }).format(at);
  } catch {
    // A document can name a zone that this browser does not know.
    return new Intl.DateTimeFormat(language, day).format(at);
  }
}

/** An amount of a deal in its own currency; a dash where the CRM has no amount or no currency. */
export function amountText(
  deal: Pick<ReviewDeal, 'amount' | 'currency'>,
  { language }: ReviewSpeech,
): string {
  return dealAmount(deal, language) ?? '–';
}

/** The path of a deal as a line of touches, the first one first. */
export function pathText(
  { path, more, gap }: ReviewDeal,
  week: WeeklyReview['week'],
  speech: ReviewSpeech,
): string {
  const { t } = speech;
  if (gap === 'no-contacts') return t('deals.no-contacts');
  if (gap === 'unread') return t('deals.unread');
  if (path.length === 0) return t('deals.no-touch');
  const line = path
    .map(({ at, kind, campaign }) => {
      const what = campaign ?? t(`touch.${kind}`);
      return `${what} (${dayText(at, week, speech)})`;
    })
    .join(' → ');
  return more === 0 ? line : t('deals.more', { path: line, count: more });
}
