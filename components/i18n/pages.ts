import type { FailureCode } from '../../lib/domain/failure';
import type { Language } from '../../lib/domain/text';
import { type CardKey, cardEn } from './card.en';
import { cardEs } from './card.es';
import { type FailureText, failuresEn } from './failures.en';
import { failuresEs } from './failures.es';
import { type PageKey, pagesEn } from './pages.en';
import { pagesEs } from './pages.es';
import { createTranslator, type Translate } from './translator';

export type PagesKey = CardKey | PageKey;

/** All words of our own pages: those of the card and their own. */
export function pagesWords(language: Language): Translate<PagesKey> {
  return createTranslator<PagesKey>(
    language,
    language === 'es' ? { ...cardEs, ...pagesEs } : { ...cardEn, ...pagesEn },
  );
}

/** What a failure means, what to do, and what happens next. */
export function failureText(code: FailureCode, language: Language): FailureText {
  return (language === 'es' ? failuresEs : failuresEn)[code];
}
