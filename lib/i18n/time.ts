import type { Language } from '../domain/base/text';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * "3 min ago", "in 2 hr.", "yesterday": the distance of `at` from `now` (epoch ms), in the largest
 * unit that fits. Days and months in full: Spanish shortens "3 meses" to "3 m".
 */
export function relativeTime(at: number, now: number, language: Language): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (!Number.isFinite(size)) return '–';
  const format = new Intl.RelativeTimeFormat(language, {
    numeric: 'auto',
    style: size < DAY_MS ? 'short' : 'long',
  });
  if (size < MINUTE_MS) return format.format(0, 'second');
  if (size < HOUR_MS) return format.format(Math.trunc(distance / MINUTE_MS), 'minute');
  if (size < DAY_MS) return format.format(Math.trunc(distance / HOUR_MS), 'hour');
  if (size < 45 * DAY_MS) return format.format(Math.trunc(distance / DAY_MS), 'day');
  return format.format(Math.trunc(distance / (30.44 * DAY_MS)), 'month');
}

/** A date without a time, with its year only when it is not this one. Epoch ms. */
export function dateOf(at: number, now: number, language: Language): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(at, language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** Day heading of a timeline: today and yesterday in words, older days as a date. Epoch ms. */
export function dayOf(at: number, now: number, language: Language): string {
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  // The first midnight that a date can hold is later than the first moment.
  if (!(days === 0 || days === -1)) return dateOf(at, now, language);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

/** Time of day. Epoch ms. */
export function hourOf(at: number, language: Language): string {
  return format(at, language, { hour: 'numeric', minute: '2-digit' });
}

/** Date and time in full, for titles and reports. Epoch ms. */
export function momentOf(at: number, language: Language): string {
  return format(at, language, { dateStyle: 'medium', timeStyle: 'short' });
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** A CRM can hold a year that no date can: then there is no text rather than an exception. */
function format(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return Number.isFinite(new Date(at).getTime())
    ? new Intl.DateTimeFormat(language, options).format(at)
    : '–';
}
