import type { Deal } from '../domain/base/deal';
import { type Money, minorDigits } from '../domain/base/money';
import type { Language } from '../domain/base/text';
import { dealsEn } from './en/deals';
import { dealsEs } from './es/deals';
import { dateOf } from './time';
import { createTranslator, type Message, type Translate } from './translator';

export type DealsKey = keyof typeof dealsEn;

const TEXTS: Readonly<Record<Language, Readonly<Record<DealsKey, Message>>>> = {
  en: dealsEn,
  es: dealsEs,
};

/** The words for deals. */
export function dealWords(language: Language): Translate<DealsKey> {
  return createTranslator<DealsKey>(language, TEXTS[language]);
}

/** Writes an amount in its currency, to the last minor unit. */
export function moneyText({ amount, currency }: Money, language: Language): string {
  const digits = minorDigits(currency);
  const size = String(Math.abs(amount)).padStart(digits + 1, '0');
  const point = size.length - digits;
  const text = `${amount < 0 ? '-' : ''}${size.slice(0, point)}.${size.slice(point) || '0'}`;
  // A decimal text is written exactly; a fraction of two numbers would be rounded twice.
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(text as Intl.StringNumericLiteral);
}

/** The amount of a deal; null if the CRM has none. */
export function dealAmount(
  { amount, currency }: Pick<Deal, 'amount' | 'currency'>,
  language: Language,
): string | null {
  return amount === null || currency === null ? null : moneyText({ amount, currency }, language);
}

/** Writes a day `YYYY-MM-DD`; "–" for a text that is not a day. `now` epoch ms. */
export function dayText(day: string, now: number, language: Language): string {
  return dateOf(new Date(`${day}T12:00:00`).getTime(), now, language);
}

/**
 * A contact's deals in one line: "€12,400.00 · Proposal · closes Dec 15 · 2 more". `total` counts
 * all deals of the contact.
 */
export function dealLine(deal: Deal, total: number, now: number, language: Language): string {
  const t = dealWords(language);
  const { outcome, stage, closedAt, expectedCloseOn, lostReason } = deal;
  const parts = [
    dealAmount(deal, language),
    outcome === 'open' && stage !== null ? t('part', { text: stage }) : null,
    outcome === 'won'
      ? t('line.won', { date: closedAt === null ? '' : dateOf(closedAt, now, language) }).trim()
      : outcome === 'lost'
        ? lostReason === null
          ? t('line.lost-plain')
          : t('line.lost', { reason: lostReason })
        : expectedCloseOn === null
          ? null
          : t('line.closes', { date: dayText(expectedCloseOn, now, language) }),
    total > 1 ? t('line.more', { count: total - 1 }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
