import type { BusinessHours } from '../base/agreement-model';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Ten years: hours that do not open within them never do. */
const FARTHEST_DAYS = 3_660;
/**
 * Beyond this (the year 100 000) a moment is a mistake; far enough from the end of what a `Date`
 * can hold.
 */
const FARTHEST_MS = 3e15;

/** Time in which the team works, in one time zone. */
export interface BusinessCalendar {
  /**
   * The moment (epoch ms) at which `minutes` of business time have passed since `start`; infinite
   * when it never opens and when `start` is no date.
   */
  add(start: number, minutes: number): number;
  /**
   * Business minutes from `a` to `b` (epoch ms), 0 when `b` is not later or one is no date;
   * fractions stay. Of more than ten years the last ten count: a CRM can hold a year 1, and walking
   * all days since then would stop everything else.
   */
  between(a: number, b: number): number;
}

interface Opening {
  readonly from: number;
  readonly to: number;
}

/**
 * A calendar for the agreed hours. Wall-clock hours follow the zone's daylight saving; what is
 * counted inside them is time that really passes. Make it once for many contacts: it keeps the
 * openings it has worked out.
 */
export function createBusinessCalendar(hours: BusinessHours): BusinessCalendar {
  const zone = zoneOf(hours.timeZone);
  const holidays = new Set(hours.holidays);
  const { pause } = hours;
  /** Parts of a day in which the team works, minutes after local midnight. */
  const parts: readonly Opening[] =
    pause === undefined
      ? [hours]
      : [
          { from: hours.from, to: pause.from },
          { from: pause.to, to: hours.to },
        ];
  const known = new Map<number, readonly Opening[]>();

  function work(day: number): readonly Opening[] {
    if (!hours.days.includes(isoWeekday(day)) || holidays.has(isoDate(day))) return [];
    const at = (minutes: number) => zone.toUtc(day * DAY_MS + minutes * MINUTE_MS);
    return parts
      .map(({ from, to }) => ({ from: at(from), to: at(to) }))
      .filter(({ from, to }) => to > from);
  }

  function openings(day: number): readonly Opening[] {
    const cached = known.get(day);
    if (cached !== undefined) return cached;
    const worked = work(day);
    known.set(day, worked);
    return worked;
  }

  return {
    add(start, minutes) {
      if (!isMoment(start)) return Number.POSITIVE_INFINITY;
      if (minutes <= 0) return start;
      let left = minutes * MINUTE_MS;
      const first = earliestDay(start);
      for (let day = first; day < first + FARTHEST_DAYS; day++) {
        for (const open of openings(day)) {
          const from = Math.max(start, open.from);
          const here = Math.max(0, open.to - from);
          if (here >= left) return from + left;
          left -= here;
        }
      }
      return Number.POSITIVE_INFINITY;
    },
    between(a, b) {
      if (!(isMoment(a) && isMoment(b) && b > a)) return 0;
      let total = 0;
      const last = latestDay(b);
      for (let day = Math.max(earliestDay(a), last - FARTHEST_DAYS); day <= last; day++) {
        for (const open of openings(day))
          total += Math.max(0, Math.min(b, open.to) - Math.max(a, open.from));
      }
      return total / MINUTE_MS;
    },
  };
}

/**
 * The moment (epoch ms) at which a local date begins in a zone; for a date that the zone left out,
 * the moment at which it would have. Not a number when the date is none.
 * @param date `YYYY-MM-DD`
 */
export function localDayStart(date: string, timeZone: string): number {
  const local = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(local) ? Number.NaN : zoneOf(timeZone).toUtc(local);
}

function isMoment(at: number): boolean {
  return Math.abs(at) <= FARTHEST_MS;
}

/**
 * The first local day (days since 1970-01-01) whose opening may reach a moment in any zone: local
 * dates are at most one off the date in UTC, and an opening may reach over midnight when the zone's
 * clock is moved.
 */
function earliestDay(at: number): number {
  return Math.floor(at / DAY_MS) - 2;
}

function latestDay(at: number): number {
  return Math.floor(at / DAY_MS) + 2;
}

interface Zone {
  /**
   * The moment of a local wall-clock time (as ms, read as if it were UTC): the first where it
   * occurs twice, the end of the gap where it does not occur.
   */
  toUtc(local: number): number;
}

const zones = new Map<string, Zone>();

/**
 * The zone of a name, made once: asking the platform for one is slow, and every date of a note
 * asks.
 */
function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? createZone(timeZone);
  zones.set(timeZone, zone);
  return zone;
}

function createZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const localOf = (at: number): number => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  };
  const offsetAt = (at: number): number => localOf(at) - Math.floor(at / 1_000) * 1_000;
  const offsets = new Map<number, number>();
  // Asking the platform is slow, and days share their neighbours.
  const offsetOn = (day: number): number => {
    const offset = offsets.get(day) ?? offsetAt(day * DAY_MS);
    offsets.set(day, offset);
    return offset;
  };
  return {
    toUtc(local) {
      // The offsets of a day before and after are all that can hold: no zone changes twice within
      // three days.
      const day = Math.floor(local / DAY_MS);
      const [before, after] = [offsetOn(day - 1), offsetOn(day + 2)];
      if (before === after) return local - before;
      const fits = [local - before, local - after].filter((at) => offsetAt(at) === local - at);
      return fits.length > 0
        ? Math.min(...fits)
        : endOfGap(local - Math.max(before, after), local - Math.min(before, after), offsetAt);
    },
  };
}

/** The first moment after the zone's clock jumped, between two moments on either side of it. */
function endOfGap(early: number, late: number, offsetAt: (at: number) => number): number {
  let [low, high] = [early, late];
  const old = offsetAt(early);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function isoWeekday(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
