import type { BusinessHours } from '../../domain/base/agreement-model';
import {
  type BusinessCalendar,
  createBusinessCalendar,
  localDayStart,
} from '../../domain/clocks/business-time';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FRIDAY = 5;

/**
 * Business time seen backwards from a moment. The sample states its past in business minutes ago,
 * so that how long things took, and with it which clocks were kept, does not depend on the weekday
 * or hour at which it is made.
 */
export interface Past {
  readonly now: number;
  /**
   * The moment, epoch ms, since which so many business minutes have passed; for a number below 0
   * one that is to come.
   */
  at(ago: number): number;
  /** Local date `YYYY-MM-DD` of that moment. */
  dateAt(ago: number): string;
  /** Whether that moment is on a Friday. */
  onFriday(ago: number): boolean;
}

interface Opening {
  readonly day: number;
  readonly from: number;
  readonly minutes: number;
  /** Business minutes from its end until now. */
  readonly after: number;
}

/** @param now epoch ms */
export function createPast(hours: BusinessHours, now: number): Past {
  const calendar = createBusinessCalendar(hours);
  const openings: Opening[] = [];
  let day = Math.floor(now / DAY_MS) + 1;
  let total = 0;
  const goBack = (): void => {
    const opening = openingOf(calendar, hours.timeZone, day, now);
    if (opening !== null) {
      openings.push({ day, ...opening, after: total });
      total += opening.minutes;
    }
    day -= 1;
  };
  const openingAt = (ago: number): Opening | undefined => {
    while (total < ago || openings.length === 0) goBack();
    return openings.find(({ minutes, after }) => after + minutes >= ago);
  };
  const at = (ago: number): number => {
    if (ago < 0) return Math.round(calendar.add(now, -ago));
    const opening = openingAt(ago);
    return opening === undefined
      ? now
      : Math.round(opening.from + (opening.after + opening.minutes - ago) * MINUTE_MS);
  };
  return {
    now,
    at,
    dateAt: (ago) => localDate(at(ago), hours.timeZone),
    onFriday: (ago) => ago >= 0 && isoWeekday(openingAt(ago)?.day ?? 0) === FRIDAY,
  };
}

/**
 * When a local day is open, as far as it lies before `now`; null for a day that is not, or not yet.
 */
function openingOf(calendar: BusinessCalendar, timeZone: string, day: number, now: number) {
  const [start, end] = [day, day + 1].map((each) => localDayStart(isoDate(each), timeZone));
  if (start === undefined || end === undefined) return null;
  const from = calendar.add(start, 1) - MINUTE_MS;
  const minutes = from < end ? calendar.between(from, Math.min(end, now)) : 0;
  return minutes > 0 ? { from, minutes } : null;
}

function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function isoWeekday(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((day + 3) % 7) + 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localDate(at: number, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  formats.set(timeZone, format);
  return format.format(at);
}
