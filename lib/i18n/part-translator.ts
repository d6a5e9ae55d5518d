import type { Language, Messages } from '../domain/base/text';
import { crmEn } from './en/crm';
import { sitesEn } from './en/sites';
import { crmEs } from './es/crm';
import { sitesEs } from './es/sites';
import { createTranslator } from './translator';

/** Texts of each CRM by its kind, or of each site by its id. */
type Parts = Readonly<Record<Language, Readonly<Record<string, Messages>>>>;

const CRMS: Parts = { en: crmEn, es: crmEs };
const SITES: Parts = { en: sitesEn, es: sitesEs };

/** Says a text of one CRM or one site; null where it has no such text. */
export type PartTranslate = (key: string) => string | null;

/**
 * The texts of a kind of CRM: `name` and `what` of every one; of one with a key also `guide`,
 * `how`, `step1` and on, `key`, `private`, those of its form's fields, and whatever the CRM alone
 * has to say (`rights`, `fields.…`, `check.…`).
 */
export function crmWords(kind: string, language: Language): PartTranslate {
  return wordsOf(CRMS, kind, language);
}

/**
 * The texts of a site: `chips`; `show` where it is switched on and off; where the rep chooses how
 * Relevo is there also `title`, `clause`, `guide`, each mode, and the question `ask`.
 */
export function siteWords(id: string, language: Language): PartTranslate {
  return wordsOf(SITES, id, language);
}

function wordsOf(parts: Parts, name: string, language: Language): PartTranslate {
  const texts = parts[language];
  const messages = Object.hasOwn(texts, name) ? (texts[name] ?? {}) : {};
  const t = createTranslator<string>(language, messages);
  return (key) => (Object.hasOwn(messages, key) ? t(key) : null);
}
