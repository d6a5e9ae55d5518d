import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/domain/base/text';
import type { Namespace } from '../../../lib/i18n/dashboard-texts';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import { createTranslator, type Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';

/**
 * Translates the keys of a namespace, and those of all pages where the namespace has none of that
 * name.
 * @internal
 */
export function translatorOf<Key extends string>(
  namespace: Namespace<Key>,
  language: Language,
  pages: Translate<PagesKey>,
): Translate<Key | PagesKey> {
  const texts = namespace[language];
  const own = createTranslator<Key>(language, texts);
  const isOwn = (key: string): key is Key => Object.hasOwn(texts, key);
  return (key, values) => (isOwn(key) ? own(key, values) : pages(key, values));
}

/** The translator of a namespace in the language of the page. */
export function useT<Key extends string>(namespace: Namespace<Key>): Translate<Key | PagesKey> {
  const { language, t } = usePages();
  return useMemo(() => translatorOf(namespace, language, t), [namespace, language, t]);
}
