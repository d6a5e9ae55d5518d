import type { Goal } from '../../../lib/domain/base/agreement-model';
import type { GoalNumber } from '../../../lib/domain/figures/shown/goal-number';
import type { GoalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import type { GoalSpeech } from './use-t';

/** A number with one decimal where it is small, and none where it is large. */
export function roughText(value: number, { language }: Pick<GoalSpeech, 'language'>): string {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** What is needed, rounded up: a little less each day would not be enough. */
export function upText(value: number, speech: Pick<GoalSpeech, 'language'>): string {
  const scale = value < 10 ? 10 : 1;
  return roughText(Math.ceil(value * scale - 1e-9) / scale, speech);
}

/** A chance as percent; near its ends what it is under or over, since none is certain. */
export function chanceText(chance: number, { t, language }: GoalSpeech): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  if (chance < 0.01) return t('chance.under', { chance: percent.format(0.01) });
  if (chance > 0.99 && chance < 1) return t('chance.over', { chance: percent.format(0.99) });
  return percent.format(chance);
}

/** A local date `YYYY-MM-DD` as it is written. */
export function dayText(date: string, { language }: Pick<GoalSpeech, 'language'>): string {
  return written(date, language, { day: 'numeric', month: 'long' });
}

/** A month `YYYY-MM` as it is written. */
export function monthName(
  month: string,
  { language }: Pick<GoalSpeech, 'language'>,
  form: 'long' | 'short' = 'long',
): string {
  return written(`${month}-01`, language, { month: form, year: 'numeric' });
}

function written(date: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** The months that a goal is for. */
export function datesText({ from, until }: Pick<Goal, 'from' | 'until'>, speech: GoalSpeech) {
  const { t } = speech;
  return until === null
    ? t('goal.from', { from: monthName(from, speech) })
    : t('goal.dates', { from: monthName(from, speech), until: monthName(until, speech) });
}

/** Why a number is not known; null where it is. */
export function unknownText(seen: GoalNumber, { t }: GoalSpeech): string | null {
  if (seen.kind === 'count') return null;
  if (seen.kind === 'gap') return t('unknown.gap', { why: t(`gap.${seen.gap}`) });
  return t(`unknown.${seen.kind}`);
}

/** The verdict in a word; without a number there is none. */
export function wordText(
  { word, seen }: Pick<GoalStanding, 'word' | 'seen'>,
  { t }: GoalSpeech,
): string {
  return t(`word.${seen.kind === 'count' ? (word ?? 'none') : 'unknown'}`);
}

/** The chance with what it is computed from; null without a number, and where nothing is open. */
export function verdictText(
  { chance, basis, word, out }: GoalStanding,
  speech: GoalSpeech,
): string | null {
  if (
    chance === null ||
    word === null ||
    word === 'reached' ||
    (out !== null && out.chance === null)
  )
    return null;
  return speech.t(`chance.${basis}`, { chance: chanceText(chance, speech) });
}
