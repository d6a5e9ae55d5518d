import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/domain/base/text';
import type { Namespace } from '../../../lib/i18n/dashboard-texts';
import { agreementEn } from '../../../lib/i18n/en/agreement';
import { agreementEs } from '../../../lib/i18n/es/agreement';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';

export type AgreementKey = keyof typeof agreementEn;

/** @internal */
export const AGREEMENT: Namespace<AgreementKey> = { en: agreementEn, es: agreementEs };

/** The texts of the view of the agreement and of all pages, with their language. */
export interface AgreementT {
  readonly t: Translate<AgreementKey | PagesKey>;
  readonly language: Language;
}

export function useAgreementT(): AgreementT {
  const { language } = usePages();
  const t = useT(AGREEMENT);
  return useMemo(() => ({ t, language }), [t, language]);
}

/** Whether there is a text under a key that was put together. */
export function isAgreementKey(key: string): key is AgreementKey {
  return Object.hasOwn(agreementEn, key);
}
