import type { BusinessHours, Goal } from '../../base/agreement-model';
import { createBusinessCalendar, localDayStart } from '../../clocks/business-time';
import { dateAfter } from '../counting/period';
import { localDate } from '../funnel/month';
import { calendarDays, type Elapsed, lastDayOf, workingDays } from './working-days';

/** How far the month of a goal has gone, in the days that its measure is held against. */
export interface MonthSoFar extends Elapsed {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Local dates of its first and last day, and of today. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** Days left, today with them unless its work is over. */
  readonly left: number;
  /** Days gone by with the part of today: what has come until now came in so long. */
  readonly gone: number;
  /** Visitors look at a page on any day; everything else waits for people who work. */
  readonly unit: 'working' | 'calendar';
}

/**
 * The month of now for a measure. A day is over at the end of its work; its part counts towards
 * what has gone by, since the number of now holds what today has brought.
 * @param now epoch ms
 */
export function monthSoFar(
  hours: BusinessHours,
  measure: Goal['measure'],
  now: number,
): MonthSoFar {
  const today = localDate(now, hours.timeZone);
  const month = today.slice(0, 7);
  const [from, to] = [`${month}-01`, lastDayOf(month)];
  const isCalendar = measure === 'visitor';
  const yesterday = dateAfter(today, -1);
  const { total, elapsed } = isCalendar
    ? calendarDays(from, to, yesterday)
    : workingDays(hours, from, to, yesterday);
  const part = isCalendar ? partOfDay(today, now, hours) : partOfWork(today, now, hours);
  const over = elapsed + (part === 1 ? 1 : 0);
  return {
    month,
    from,
    to,
    today,
    total,
    elapsed: over,
    left: total - over,
    gone: elapsed + (part ?? 0),
    unit: isCalendar ? 'calendar' : 'working',
  };
}

function daySpan(date: string, { timeZone }: BusinessHours): readonly [number, number] {
  return [localDayStart(date, timeZone), localDayStart(dateAfter(date, 1), timeZone)];
}

function partOfDay(date: string, now: number, hours: BusinessHours): number {
  const [from, until] = daySpan(date, hours);
  return (now - from) / (until - from);
}

/** Share of a day's working time that is over; null on a day off. */
function partOfWork(date: string, now: number, hours: BusinessHours): number | null {
  const [from, until] = daySpan(date, hours);
  const calendar = createBusinessCalendar(hours);
  const whole = calendar.between(from, until);
  return whole > 0 ? calendar.between(from, now) / whole : null;
}
