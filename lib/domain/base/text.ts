/** A language of the interface. */
export type Language = 'en' | 'es';

/** A text in both languages of the interface, written by users (an agreement, a reject reason). */
export type Localized = Readonly<Record<Language, string>>;

/** A text with `{placeholders}`; has two forms if it depends on `count`. */
export type Message = string | { readonly one: string; readonly other: string };

/** Texts by their keys, in one language. */
export type Messages = Readonly<Record<string, Message>>;
