import { LANGUAGES, type Language } from '../domain/base/text';

/** The language of the interface for a tag such as `es-MX`. */
export function languageOf(tag: string): Language {
  return LANGUAGES.find((language) => tag.toLowerCase().startsWith(language)) ?? LANGUAGES[0];
}

/** What a language calls itself: `Español` for `es`. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/**
 * What spreadsheets in a language split a line at: the semicolon where the comma stands in their
 * numbers.
 */
export function cellSeparator(language: Language): ',' | ';' {
  const parts = new Intl.NumberFormat(language).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}
