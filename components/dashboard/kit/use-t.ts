import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/domain/base/text';
import { dashboardEn } from '../../../lib/i18n/en/dashboard';
import { dashboardEs } from '../../../lib/i18n/es/dashboard';
import { createTranslator, type Message, type Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';

/** The words of a part of the dashboard in both languages. A big view brings its own, so that popup and options carry none. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, Message>>>>;

/** Says the words of a catalogue in the language of the page. */
export function useCatalogue<Key extends string>(catalogue: Catalogue<Key>): Translate<Key> {
  const { language } = usePages();
  return useMemo(() => createTranslator(language, catalogue[language]), [language, catalogue]);
}

const DASHBOARD: Catalogue<keyof typeof dashboardEn> = { en: dashboardEn, es: dashboardEs };

/** Says the words of the dashboard's frame, and of the views Today, Hand-offs and Feedback. */
export function useWords() {
  return useCatalogue(DASHBOARD);
}
