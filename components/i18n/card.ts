import type { Language } from '../../lib/domain/text';
import { type CardKey, cardEn } from './card.en';
import { cardEs } from './card.es';
import { createTranslator, type Translate } from './translator';

/** The words that a content script carries. */
export function cardWords(language: Language): Translate<CardKey> {
  return createTranslator(language, language === 'es' ? cardEs : cardEn);
}
