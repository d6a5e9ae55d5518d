import type { Language } from '../domain/base/text';

/**
 * Business minutes as people say them: minutes under an hour, hours above, with a half where it
 * helps.
 */
export function durationOf(minutes: number, language: Language): string {
  const unit = minutes < 60 ? 'minute' : 'hour';
  const value = unit === 'minute' ? Math.round(minutes) : minutes / 60;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
