import type { Language } from '../domain/base/text';
import { reviewEn } from './en/review';
import { reviewEs } from './es/review';

const TEXTS = { en: reviewEn, es: reviewEs } as const;

/** What the notification of the weekly review says. */
export function reviewReminderText(language: Language): string {
  const text = TEXTS[language]['remind.notice'];
  return typeof text === 'string' ? text : text.other;
}
