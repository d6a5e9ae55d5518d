import type { Language } from '../domain/base/text';
import type { GoalLine } from '../domain/figures/shown/goal-line';
import { goalLineEn } from './en/goal-line';
import { goalLineEs } from './es/goal-line';
import { createTranslator, type Message, type Translate } from './translator';

type Key = keyof typeof goalLineEn;

const TEXTS: Readonly<Record<Language, Readonly<Record<Key, Message>>>> = {
  en: goalLineEn,
  es: goalLineEs,
};

/** The words for goals in one line. */
export function goalLineWords(language: Language): Translate<Key> {
  return createTranslator<Key>(language, TEXTS[language]);
}

/** A goal in one line: "3 MQLs short of pace, 2 working days left". */
export function goalLineText(
  { kind, measure, target, seen, count, left, unit }: GoalLine,
  language: Language,
): string {
  const t = goalLineWords(language);
  const what = t(`of.${measure}`, {
    count: kind === 'short' || kind === 'missing' ? count : seen,
  });
  const line = t(`line.${kind}`, { what, target });
  if (kind === 'reached') return line;
  return t('line.left', {
    line,
    left: left === 0 ? t('left.none') : t(`left.${unit}`, { count: left }),
  });
}
