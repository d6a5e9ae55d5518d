import type { FailureCode } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import type { CardKey } from './en/card';
import type { ContestKey } from './en/contest';
import type { FailureText } from './en/failures';
import type { ImportKey } from './en/import';
import type { PageKey } from './en/pages';
import type { StartKey } from './en/start';
import { TEXTS } from './texts';
import { createTranslator, type Translate } from './translator';

export type PagesKey = CardKey | ContestKey | PageKey | ImportKey | StartKey;

/** All words of our own pages: those of the card and their own. */
export function pagesWords(language: Language): Translate<PagesKey> {
  return createTranslator<PagesKey>(language, TEXTS[language].messages);
}

/** What a failure means, what to do, and what happens next. */
export function failureText(code: FailureCode, language: Language): FailureText {
  return TEXTS[language].failures[code];
}
