import type { Agreement, BusinessHours } from '../../../lib/domain/base/agreement-model';
import type { Language } from '../../../lib/domain/base/text';

/** Business minutes in full: "4 hours", "1 hour 30 minutes". */
export function minutesText(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round((minutes % 60) * 100) / 100];
  const parts = [
    ...(hours > 0 ? [unitText(hours, 'hour', language)] : []),
    ...(rest > 0 || hours === 0 ? [unitText(rest, 'minute', language)] : []),
  ];
  return parts.join(' ');
}

/** Whole or half working days that a time is; null where it is less than one, or no such number. */
export function workingDays(
  minutes: number,
  { from, to, pause }: Pick<BusinessHours, 'from' | 'to' | 'pause'>,
): number | null {
  const days = minutes / (to - from - (pause === undefined ? 0 : pause.to - pause.from));
  return days >= 1 && Number.isInteger(days * 2) ? days : null;
}

export function unitText(
  value: number,
  unit: 'hour' | 'minute' | 'day',
  language: Language,
): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}

export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

/** Points with their sign: "+12", "−20". */
export function pointsText(points: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 2,
  }).format(points);
}

export function percentText(share: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(share);
}

export function listText(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** A time of day, minutes after midnight; the end of the day is 24:00. */
export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * A local date `YYYY-MM-DD`, with its weekday where that helps; as it is where it is
 * none.
 */
export function dateText(date: string, language: Language, weekday = false): string {
  return formatted(`${date}T00:00:00Z`, date, language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(weekday ? { weekday: 'short' } : {}),
  });
}

/** A month `YYYY-MM`; as it is where it is none. */
export function monthText(month: string, language: Language): string {
  return formatted(`${month}-01T00:00:00Z`, month, language, { month: 'long', year: 'numeric' });
}

function formatted(
  iso: string,
  otherwise: string,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): string {
  const at = Date.parse(iso);
  return Number.isNaN(at)
    ? otherwise
    : new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at);
}

/** The name of an ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayText(
  day: number,
  language: Language,
  weekday: 'long' | 'short' = 'long',
): string {
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}

/**
 * Days that follow each other, as the first and the last of them; null for fewer than three, or
 * where one is left out.
 */
export function dayRange(days: readonly number[]): readonly [number, number] | null {
  const sorted = [...days].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < 3) return null;
  return last - first === sorted.length - 1 ? [first, last] : null;
}

/** The local date of a moment (epoch ms) in a zone, `YYYY-MM-DD`; in UTC where the zone is none. */
export function localDate(at: number, timeZone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone }).format(at);
  } catch {
    return new Date(at).toISOString().slice(0, 10);
  }
}

/** Those that every connector reads. */
const USUAL_TRAITS = ['jobTitle', 'company', 'country'] as const;

/** The traits that rules and personas of an agreement look at, the usual ones first. */
export function traitsOf({ score, personas }: Pick<Agreement, 'score' | 'personas'>): string[] {
  const used = [...score.fit, ...personas.flatMap(({ traits }) => traits)].map(
    ({ trait }) => trait,
  );
  return [...new Set([...USUAL_TRAITS, ...used.filter((trait) => trait !== '')])];
}
