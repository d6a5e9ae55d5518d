import type { Language, Messages } from '../domain/base/text';
import { crmEn } from './en/crm';
import { crmEs } from './es/crm';
import { createTranslator } from './translator';

const TEXTS: Readonly<Record<Language, Readonly<Record<string, Messages>>>> = {
  en: crmEn,
  es: crmEs,
};

/** Says a text of one CRM with values filled in; null where that CRM has no such text. */
export type CrmTranslate = (key: string) => string | null;

/**
 * The texts of a kind of CRM: `name` and `what` of every one; of one with a key also `guide`,
 * `how`, `step1` and on, `key`, `private`, those of its form's fields, and whatever the CRM alone
 * has to say (`rights`, `fields.…`, `check.…`).
 */
export function crmWords(kind: string, language: Language): CrmTranslate {
  const texts = TEXTS[language];
  const messages = Object.hasOwn(texts, kind) ? (texts[kind] ?? {}) : {};
  const t = createTranslator<string>(language, messages);
  return (key) => (Object.hasOwn(messages, key) ? t(key) : null);
}
