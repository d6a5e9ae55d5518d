import type { FailureCode } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import { type CardKey, cardEn } from './en/card';
import { type FailureText, failuresEn } from './en/failures';
import { type ImportKey, importEn } from './en/import';
import { type PageKey, pagesEn } from './en/pages';
import { cardEs } from './es/card';
import { failuresEs } from './es/failures';
import { importEs } from './es/import';
import { pagesEs } from './es/pages';
import { createTranslator, type Translate } from './translator';

export type PagesKey = CardKey | PageKey | ImportKey;

/** All words of our own pages: those of the card and their own. */
export function pagesWords(language: Language): Translate<PagesKey> {
  return createTranslator<PagesKey>(
    language,
    language === 'es'
      ? { ...cardEs, ...importEs, ...pagesEs }
      : { ...cardEn, ...importEn, ...pagesEn },
  );
}

/** What a failure means, what to do, and what happens next. */
export function failureText(code: FailureCode, language: Language): FailureText {
  return (language === 'es' ? failuresEs : failuresEn)[code];
}
