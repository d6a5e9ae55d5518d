import type { BusinessHours } from '../../../../lib/domain/base/agreement-model';

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/**
 * Looked at this often; each minute where the clock was moved in between (St John's did so at one
 * minute past midnight).
 */
const STEP = 15;

/** Some days of a zone, minute by minute: what the clock on the wall shows, and nothing clever. */
export interface Stretch {
  readonly timeZone: string;
  /** Epoch ms. */
  readonly start: number;
  readonly minutes: number;
  /**
   * For each minute since `start`, the furthest that the wall clock has got: minutes since
   * 1970-01-01 as it shows them.
   */
  readonly furthest: Float64Array;
}

/** Writes down the wall clock of a zone for some days from a date in UTC. */
export function watch(timeZone: string, from: string, days: number): Stretch {
  const start = Date.parse(`${from}T00:00:00Z`);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const minutes = days * DAY_MINUTES;
  const shownAt = (minute: number) =>
    Date.parse(`${format.format(start + minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
  const furthest = new Float64Array(minutes);
  let most = Number.NEGATIVE_INFINITY;
  let shown = shownAt(0);
  for (let quarter = 0; quarter < minutes; quarter += STEP) {
    const next = shownAt(quarter + STEP);
    for (let minute = 0; minute < STEP; minute++) {
      most = Math.max(most, next === shown + STEP ? shown + minute : shownAt(quarter + minute));
      furthest[quarter + minute] = most;
    }
    shown = next;
  }
  return { timeZone, start, minutes, furthest };
}

/**
 * For each minute of a stretch, whether the team works in it: from when the clock first shows
 * `from` until it first shows `to`, but for the break.
 */
export function workingMinutes(stretch: Stretch, hours: BusinessHours): Uint8Array {
  const works = new Uint8Array(stretch.minutes);
  const first = Math.floor((stretch.furthest[0] ?? 0) / DAY_MINUTES) - 1;
  const last = Math.floor((stretch.furthest[stretch.minutes - 1] ?? 0) / DAY_MINUTES) + 1;
  for (let day = first; day <= last; day++) {
    const date = new Date(day * DAY_MINUTES * MINUTE);
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    if (!hours.days.includes(weekday) || hours.holidays.includes(date.toISOString().slice(0, 10)))
      continue;
    const mark = (from: number, to: number, value: 0 | 1) => {
      const close = whenShown(stretch, day * DAY_MINUTES + to);
      for (let at = whenShown(stretch, day * DAY_MINUTES + from); at < close; at++)
        works[at] = value;
    };
    mark(hours.from, hours.to, 1);
    if (hours.pause !== undefined) mark(hours.pause.from, hours.pause.to, 0);
  }
  return works;
}

function whenShown({ furthest, minutes }: Stretch, wall: number): number {
  let [low, high] = [0, minutes];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((furthest[middle] ?? 0) >= wall) high = middle;
    else low = middle + 1;
  }
  return low;
}
