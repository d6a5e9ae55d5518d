/** A language of the interface. */
export type Language = 'en' | 'es';

/** Words that exist in both languages of the interface, written by people (an agreement, a reject reason). */
export type Localized = Readonly<Record<Language, string>>;
