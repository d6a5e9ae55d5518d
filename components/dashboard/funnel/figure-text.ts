import type { Language } from '../../../lib/domain/base/text';
import type { FunnelFrame } from '../../../lib/domain/figures/counting/plan';
import type { CountQuestion, Span } from '../../../lib/domain/figures/counting/question';
import type { Known } from '../../../lib/domain/figures/shown/answers';
import type { WindowRate } from '../../../lib/domain/figures/time/window-rate';
import { relativeTime } from '../../../lib/i18n/time';
import { shortStage } from '../../stage-name';
import type { FunnelT } from './use-t';

/** What the sentences under numbers are made with. */
export interface Telling {
  readonly t: FunnelT;
  readonly language: Language;
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
  /** Of the agreement. */
  readonly version: number;
}

/** A share as percent without decimals, and one beside a tenth of a percent. */
export function percentOf(share: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0,
  }).format(share);
}

/** The number itself, "–" with its reason elsewhere. */
export function countText(known: Known, language: Language): string {
  if (known.kind !== 'count') return known.kind === 'gap' ? '–' : '…';
  const number = new Intl.NumberFormat(language).format(known.count);
  return known.atLeast ? `≥ ${number}` : number;
}

/** First and last day of a span, in the agreement's zone. */
export function spanText({ from, until }: Span, { language, timeZone }: Telling): [string, string] {
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return [format.format(from), format.format(until - 1)];
}

/** A number as a spreadsheet takes it: plain digits; empty where there is none. */
export function cellText(known: Known | null): string {
  return known?.kind === 'count' ? String(known.count) : '';
}

/** What the numbers of a table rest on, for who reads it elsewhere. */
export function noteText(
  what: string,
  askedAt: number,
  { t, now, language, version }: Telling,
): string {
  // Of a table without any number yet: what will stand there is of now.
  const when = relativeTime(Number.isFinite(askedAt) ? askedAt : now, now, language);
  return t('table.note', { what: /[.:]$/.test(what) ? what : `${what}.`, version, when });
}

/** A local date as it is written. */
export function dateText({ language }: Pick<Telling, 'language'>): (date: string) => string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return (date) => format.format(Date.parse(`${date}T00:00:00Z`));
}

/** A month `YYYY-MM` as it is written. */
export function monthText(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  }).format(Date.parse(`${month}-01T00:00:00Z`));
}

/** What a question counts, in one sentence. */
function questionText(question: CountQuestion, telling: Telling): string {
  const { t } = telling;
  const stage = shortStage(question.stage, t);
  if (question.kind === 'stands') return t('tip.stands', { stage });
  const [from, to] = spanText(question.span, telling);
  if (question.kind === 'came') return t('tip.came', { stage, from, to });
  if (question.kind === 'in-flight') return t('tip.flight', { stage, from, to });
  if (question.kind === 'passed') return t('tip.passed', { stage, from, to });
  if (question.kind === 'again') return t('tip.again', { stage, from, to });
  const next = shortStage(question.next, t);
  if (question.kind === 'left') return t(`tip.left-${question.way}`, { stage, next, from, to });
  if (question.withinDays === null) return t('tip.went-ever', { stage, next, from, to });
  return t('tip.went', { stage, next, from, to, days: question.withinDays });
}

/**
 * What a number counts, how old it is, and under what; or why there is none. For a tip and for who
 * listens.
 */
export function tipText(question: CountQuestion, known: Known, telling: Telling): string {
  const { t, now, language, version } = telling;
  const what = questionText(question, telling);
  if (known.kind === 'gap') return `${what} ${t('gap.title', { why: t(`gap.${known.gap}`) })}`;
  if (known.kind === 'waiting') return `${what} (${t('wait.short')})`;
  const when = relativeTime(known.askedAt, now, language);
  const parts = [what, t('tip.foot', { when, version })];
  return (known.atLeast ? [...parts, t('tip.at-least')] : parts).join(' ');
}

/** A rate in words: the share with its range where there is one, and the counts always. */
export interface RateText {
  readonly share: string | null;
  readonly counts: string;
  readonly note: string | null;
}

/** A rate as it is written: figures.md a.6 says how of few, of none and of all. */
export function rateText(
  rate: WindowRate,
  { t, language }: Pick<Telling, 't' | 'language'>,
): RateText {
  const { x, n, limits } = rate;
  if (n === 0) return { share: null, counts: '–', note: t('rate.none') };
  const counts = t('rate.of', { x, n });
  if (rate.rate === null) return { share: null, counts, note: t('rate.few') };
  const [low, high] = [limits?.low ?? 0, limits?.high ?? 1];
  if (limits !== null && x === 0)
    return { share: null, counts, note: t('rate.most', { high: percentOf(high, language) }) };
  if (limits !== null && x === n)
    return { share: null, counts, note: t('rate.least', { low: percentOf(low, language) }) };
  const share = percentOf(rate.rate, language);
  if (limits === null) return { share, counts, note: null };
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return {
    share: t('rate.share', {
      rate: share,
      low: whole.format(low * 100),
      high: whole.format(high * 100),
    }),
    counts,
    note: null,
  };
}

/** Short names of months, with the year where one begins. */
export function monthNames(
  { timeZone, now }: Pick<FunnelFrame, 'timeZone' | 'now'>,
  language: Language,
): (at: number) => string {
  const name = new Intl.DateTimeFormat(language, { timeZone, month: 'short' });
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  return (at) => {
    const own = year.format(at);
    return own === year.format(now) ? name.format(at) : `${name.format(at)} ${own.slice(2)}`;
  };
}
