import type { Language } from '../domain/base/text';

/** The languages of the interface; the first is spoken where no other fits. */
const LANGUAGES = ['en', 'es'] as const satisfies readonly Language[];

/** The language of the interface for a tag such as `es-MX`. */
export function languageOf(tag: string): Language {
  return LANGUAGES.find((language) => tag.toLowerCase().startsWith(language)) ?? LANGUAGES[0];
}
