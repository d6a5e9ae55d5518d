import type { Language, Messages } from '../domain/base/text';
import { TEXTS } from './texts';
import { createTranslator } from './translator';

/** Says a text of one CRM or one site; null where it has no such text. */
export type PartTranslate = (key: string) => string | null;

/**
 * The texts of a kind of CRM: `name` and `what` of every one; of one with a key also `guide`,
 * `how`, `step1` and on, `key`, `private`, those of its form's fields, and whatever the CRM alone
 * has to say (`rights`, `fields.…`, `check.…`).
 */
export function crmWords(kind: string, language: Language): PartTranslate {
  return wordsOf(TEXTS[language].crm, kind, language);
}

/**
 * The texts of a site: `chips`; `show` where it is switched on and off; where the rep chooses how
 * Relevo is there also `title`, `clause`, `guide`, each mode, and the question `ask`.
 */
export function siteWords(id: string, language: Language): PartTranslate {
  return wordsOf(TEXTS[language].sites, id, language);
}

function wordsOf(
  texts: Readonly<Record<string, Messages>>,
  name: string,
  language: Language,
): PartTranslate {
  const messages = Object.hasOwn(texts, name) ? (texts[name] ?? {}) : {};
  const t = createTranslator<string>(language, messages);
  return (key) => (Object.hasOwn(messages, key) ? t(key) : null);
}
