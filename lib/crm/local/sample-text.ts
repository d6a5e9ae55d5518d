import type { Language } from '../../domain/base/text';

/** A text of the sample workspace in both languages. */
export interface SampleText {
  readonly en: string;
  readonly es: string;
}

/** A text of the sample in the language of the interface; in English where it has none in that. */
export function tellSample(text: SampleText, language: Language): string {
  const texts: Readonly<Partial<Record<Language, string>>> = text;
  return texts[language] ?? text.en;
}
