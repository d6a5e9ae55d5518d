/**
 * The languages of the interface; the first is spoken where no other fits. Their texts are in
 * `lib/i18n`.
 */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages of the interface, written by users (an agreement, a reject reason). */
export type Localized = Readonly<Record<Language, string>>;

/**
 * Words that people wrote in a document (the meaning of a stage, a reject reason): one language at
 * the least. A document may hold languages that this version does not know: they are kept, since
 * they are part of what was signed.
 */
export type LocalText = Readonly<Partial<Record<Language, string>>>;

/**
 * The language in which a text is shown: the one wanted; where that is missing, English; else the
 * first that is there, in the order of the document.
 */
export function languageShown(text: LocalText, wanted: Language): string {
  if (text[wanted] !== undefined) return wanted;
  return text.en === undefined ? (Object.keys(text)[0] ?? wanted) : 'en';
}

/** A text in the language wanted, or in the one that is shown instead (see `languageShown`). */
export function textIn(text: LocalText, wanted: Language): string {
  return text[wanted] ?? text.en ?? Object.values(text)[0] ?? '';
}

/** A text with `{placeholders}`; with two forms where it depends on `count`. */
export type Message = string | { readonly one: string; readonly other: string };

/** Texts by their keys, in one language. */
export type Messages = Readonly<Record<string, Message>>;
