import type { BusinessHours } from '../../base/agreement-model';

const DAY_MS = 86_400_000;

/** The days on which the team works. */
export type WorkingWeek = Pick<BusinessHours, 'days' | 'holidays'>;

/** How far a period has gone, a day counting as over at its end. */
export interface Elapsed {
  readonly total: number;
  readonly elapsed: number;
}

/**
 * Working days of a period and those of them that are over.
 * @param from first day of the period, `YYYY-MM-DD`
 * @param to last day
 * @param asOf the last day that is over; before `from` none is
 */
export function workingDays(
  { days, holidays }: WorkingWeek,
  from: string,
  to: string,
  asOf: string,
): Elapsed {
  const closed = new Set(holidays);
  return count(from, to, asOf, (date, weekday) => days.includes(weekday) && !closed.has(date));
}

/** Calendar days of a period and those of them that are over. */
export function calendarDays(from: string, to: string, asOf: string): Elapsed {
  return count(from, to, asOf, () => true);
}

function count(
  from: string,
  to: string,
  asOf: string,
  counts: (date: string, weekday: number) => boolean,
): Elapsed {
  let [total, elapsed] = [0, 0];
  for (
    let at = Date.parse(`${from}T00:00:00Z`);
    at <= Date.parse(`${to}T00:00:00Z`);
    at += DAY_MS
  ) {
    const date = new Date(at).toISOString().slice(0, 10);
    // Sunday is 0 of the platform and 7 of ISO 8601.
    if (!counts(date, new Date(at).getUTCDay() || 7)) continue;
    total++;
    if (date <= asOf) elapsed++;
  }
  return { total, elapsed };
}

/** The last day of a month, both as `YYYY-MM` and `YYYY-MM-DD`. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/**
 * What of a target is due when so much of the period is over; null where the period has no such
 * day.
 */
export function dueBy(target: number, { total, elapsed }: Elapsed): number | null {
  return total === 0 ? null : (target * elapsed) / total;
}
