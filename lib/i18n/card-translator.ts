import type { Language, Messages } from '../domain/base/text';
import { type CardKey, cardEn } from './en/card';
import { cardEs } from './es/card';
import { createTranslator, type Translate } from './translator';

/** Apart from the texts of the pages, which the background does not carry. */
const CARD: Readonly<Record<Language, Messages>> = { en: cardEn, es: cardEs };

/** The words of card, strip and notice in a language. */
export function cardMessages(language: Language): Messages {
  return CARD[language];
}

/** Says them. */
export function cardWords(language: Language): Translate<CardKey> {
  return createTranslator(language, cardMessages(language));
}
