import type { Language } from '../../../lib/domain/base/text';
import { ATTRIBUTION } from '../../../lib/i18n/dashboard-texts';
import type { attributionEn } from '../../../lib/i18n/en/attribution';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';

export type AttributionT = Translate<keyof typeof attributionEn | PagesKey>;

/** The texts of Attribution and of all pages, with their language. */
export function useAttributionT(): { readonly t: AttributionT; readonly language: Language } {
  const { language } = usePages();
  return { t: useT(ATTRIBUTION), language };
}
