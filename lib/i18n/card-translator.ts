import type { Language, Messages } from '../domain/base/text';
import { type CardKey, cardEn } from './en/card';
import { cardEs } from './es/card';
import { createTranslator, type Translate } from './translator';

/** The words of card, strip and notice in a language. */
export function cardMessages(language: Language): Messages {
  return language === 'es' ? cardEs : cardEn;
}

/** Says them. */
export function cardWords(language: Language): Translate<CardKey> {
  return createTranslator(language, cardMessages(language));
}
