import type { BusinessHours } from '../base/agreement-model';
import { localDayStart } from '../clocks/business-time';
import { dateAfter } from '../figures/counting/period';
import type { Span } from '../figures/counting/question';
import { localDate } from '../figures/funnel/month';

const DAYS = 7;
/** Monday, day 1 of ISO 8601; where every day is worked, the week begins with it. */
const MONDAY = 1;

/** One working week of the agreement. Local dates `YYYY-MM-DD`. */
export interface WorkWeek {
  /** The first and the last day that is worked. */
  readonly from: string;
  readonly until: string;
  /**
   * From the end of the last working day of the week before to the end of its own: what comes in on
   * days off belongs to the week whose work it is, and a week that ended never changes again.
   */
  readonly span: Span;
}

type Hours = Pick<BusinessHours, 'timeZone' | 'days'>;

/**
 * The last working week that is over: it ends at midnight after its last working day. Holidays do
 * not move it, since both departments count the same weeks.
 * @param now epoch ms
 */
export function endedWeek(hours: Hours, now: number): WorkWeek {
  const { last } = edgesOf(hours.days);
  const yesterday = dateAfter(localDate(now, hours.timeZone), -1);
  return weekUntil(hours, dateAfter(yesterday, -((weekdayOf(yesterday) - last + DAYS) % DAYS)));
}

/** The week so many weeks earlier. */
export function weekBefore(hours: Hours, { until }: WorkWeek, weeks: number): WorkWeek {
  return weekUntil(hours, dateAfter(until, -weeks * DAYS));
}

function weekUntil({ timeZone, days }: Hours, until: string): WorkWeek {
  const { first, last } = edgesOf(days);
  const start = (date: string) => localDayStart(date, timeZone);
  return {
    from: dateAfter(until, -((last - first + DAYS) % DAYS)),
    until,
    span: { from: start(dateAfter(until, 1 - DAYS)), until: start(dateAfter(until, 1)) },
  };
}

/**
 * First and last weekday of a week: it begins after the longest run of days off. Of two runs that
 * are equally long the one before the earlier weekday counts, so that the answer is always one.
 */
function edgesOf(days: readonly number[]): { readonly first: number; readonly last: number } {
  const worked = [...new Set(days)].sort((a, b) => a - b);
  const [least] = worked;
  if (least === undefined || worked.length === DAYS) return { first: MONDAY, last: DAYS };
  let [first, longest] = [least, 0];
  worked.forEach((day, index) => {
    const before = worked[index - 1] ?? (worked.at(-1) ?? day) - DAYS;
    if (day - before <= longest) return;
    longest = day - before;
    first = day;
  });
  const at = worked.indexOf(first);
  return { first, last: worked[at - 1] ?? worked.at(-1) ?? first };
}

/** Day of the week of a date, Monday being 1 and Sunday 7 (ISO 8601). */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || DAYS;
}
