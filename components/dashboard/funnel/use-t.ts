import type { Language } from '../../../lib/domain/base/text';
import { funnelEn } from '../../../lib/i18n/en/funnel';
import { funnelEs } from '../../../lib/i18n/es/funnel';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { type Namespace, useT } from '../kit/use-t';

const FUNNEL: Namespace<keyof typeof funnelEn> = { en: funnelEn, es: funnelEs };

export type FunnelT = Translate<keyof typeof funnelEn | PagesKey>;

/** The texts of the Funnel and of all pages, with their language. */
export function useFunnelT(): { readonly t: FunnelT; readonly language: Language } {
  const { language } = usePages();
  return { t: useT(FUNNEL), language };
}
