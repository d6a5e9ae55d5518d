import { localDayStart } from '../../clocks/business-time';
import { localDate, localMonth, monthSpan } from '../funnel/month';
import type { Span } from './question';

/** The period that a page looks at, as it stands in an address. */
export type PeriodChoice = (
  | /** The month, quarter or year with that first month `YYYY-MM`; else the one of now. */
  { readonly unit: 'month' | 'quarter' | 'year'; readonly start?: string | undefined }
  /** Local dates `YYYY-MM-DD`, both in it. */
  | { readonly unit: 'range'; readonly from: string; readonly to: string }
) & {
  /** What it is held against: the same one a year ago, else the one before. */
  readonly against?: 'year' | undefined;
};

/** A period with the one that it is held against. */
export interface Period {
  readonly span: Span;
  /** Whether it is not over yet. */
  readonly isOpen: boolean;
  /**
   * The one before. Of a period that is still open only as many days as have passed of it: a whole
   * month is no measure for a third of one.
   */
  readonly before: Span;
  /** Local dates of the first and the last day. */
  readonly from: string;
  readonly to: string;
}

const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;
const DAY_MS = 86_400_000;

/**
 * The period that is meant.
 * @param now epoch ms
 * @param timeZone IANA name of the agreement's zone
 */
export function periodOf(choice: PeriodChoice, now: number, timeZone: string): Period {
  const dayStart = (date: string) => localDayStart(date, timeZone);
  const today = localDate(now, timeZone);
  if (choice.unit === 'range') {
    const [from, to] = [choice.from, choice.to].toSorted();
    const [first, last] = [from ?? today, to ?? today];
    const days = daysBetween(first, last) + 1;
    const before =
      choice.against === 'year'
        ? [yearBefore(first), dateAfter(yearBefore(last), 1)]
        : [dateAfter(first, -days), first];
    return {
      span: { from: dayStart(first), until: dayStart(dateAfter(last, 1)) },
      isOpen: last >= today,
      before: { from: dayStart(before[0] ?? first), until: dayStart(before[1] ?? first) },
      from: first,
      to: last,
    };
  }
  const months = MONTHS_OF[choice.unit];
  const start = firstMonth(choice.start ?? today.slice(0, 7), months);
  const [from, next] = [`${start}-01`, `${monthsAfter(start, months)}-01`];
  const span = { from: dayStart(from), until: dayStart(next) };
  const isOpen = span.from <= now && now < span.until;
  const back = choice.against === 'year' ? MONTHS_OF.year : months;
  const before = `${monthsAfter(start, -back)}-01`;
  const end = dayStart(`${monthsAfter(start, months - back)}-01`);
  const passed = dateAfter(before, daysBetween(from, today) + 1);
  return {
    span,
    isOpen,
    before: {
      from: dayStart(before),
      until: isOpen ? Math.min(end, dayStart(passed)) : end,
    },
    from,
    to: dateAfter(next, -1),
  };
}

/** The same day a year earlier; the last of February for its 29th. */
function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1);
  const same = `${year}${date.slice(4)}`;
  return date.endsWith('-02-29') ? `${year}-02-28` : same;
}

/** A quarter begins with its own first month, whatever month of it is named. */
function firstMonth(month: string, months: number): string {
  const number = Number(month.slice(5, 7)) - 1;
  return monthsAfter(month, -(number % months));
}

/** The month so many later, or earlier below 0; `YYYY-MM`. */
export function monthsAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The date so many days later, or earlier below 0; `YYYY-MM-DD`. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/**
 * A span in whole months and what is left of it at both ends, in order: months are counted once and
 * kept, whatever period they are a part of. What lies after `now` is left out.
 */
export function cutByMonth({ from, until }: Span, now: number, timeZone: string): Span[] {
  const parts: Span[] = [];
  for (let at = from; at < until && at <= now; ) {
    const month = monthSpan(localMonth(at, timeZone), timeZone);
    const part = { from: at, until: Math.min(month.to, until) };
    parts.push(part);
    at = part.until;
  }
  return parts;
}
