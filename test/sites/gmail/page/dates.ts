import type { Language } from './words';

/** The time for today, the day for this year, else the year too. */
export function shortDate(at: number, language: Language, now: number = Date.now()): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString())
    return date.toLocaleTimeString(language, { timeStyle: 'short' });
  if (date.getFullYear() === today.getFullYear())
    return date.toLocaleDateString(language, { month: 'short', day: 'numeric' });
  return date.toLocaleDateString(language, { dateStyle: 'short' });
}

/** Day and time in full, as Gmail puts it into titles. */
export function fullDate(at: number, language: Language): string {
  const day = {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  } as const;
  return new Date(at).toLocaleString(language, day);
}
