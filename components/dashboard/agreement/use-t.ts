import { useMemo } from 'preact/hooks';
import type { Language } from '../../../lib/domain/base/text';
import { agreementEn } from '../../../lib/i18n/en/agreement';
import { agreementEs } from '../../../lib/i18n/es/agreement';
import type { PagesKey } from '../../../lib/i18n/page-translator';
import type { Translate } from '../../../lib/i18n/translator';
import { usePages } from '../../page-context';
import { type Catalogue, useCatalogue } from '../kit/use-t';

export type AgreementKey = keyof typeof agreementEn;

const AGREEMENT: Catalogue<AgreementKey> = { en: agreementEn, es: agreementEs };

/** Everything by which the view of the agreement speaks: its own words, those of our pages, and the language of both. */
export interface Speech {
  readonly tell: Translate<AgreementKey>;
  readonly say: Translate<PagesKey>;
  readonly language: Language;
}

export function useSpeech(): Speech {
  const { say, language } = usePages();
  const tell = useCatalogue(AGREEMENT);
  return useMemo(() => ({ tell, say, language }), [tell, say, language]);
}

/** Whether there are words under a key that was put together. */
export function isAgreementKey(key: string): key is AgreementKey {
  return Object.hasOwn(agreementEn, key);
}
