import type { Language } from '../../../lib/domain/base/text';
import { FUNNEL } from '../../../lib/i18n/dashboard-texts';
import type { funnelEn } from '../../../lib/i18n/en/funnel';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';

export type FunnelT = Translate<keyof typeof funnelEn | PagesKey>;

/** The texts of the Funnel and of all pages, with their language. */
export function useFunnelT(): { readonly t: FunnelT; readonly language: Language } {
  const { language } = usePages();
  return { t: useT(FUNNEL), language };
}
