import { TRUTH_FIELDS, truthTermsOf } from '../../../../lib/domain/agreement/truth-terms';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { useAgreementT } from '../use-t';
import { unitText } from '../values';
import { Assumed } from './Assumed';

/** After how many days a stage that does not fit is named. */
export function DocumentTruth({ agreement }: { agreement: Agreement }) {
  const { t, language } = useAgreementT();
  const terms = truthTermsOf(agreement);
  return (
    <>
      <h3>{t('truth.title')}</h3>
      <ul data-testid="agreement-truth">
        {TRUTH_FIELDS.map((field) => (
          <li key={field}>
            {t(`truth.${field}`)}: {unitText(terms[field].value, 'day', language)}
            <Assumed of={terms[field]} />
          </li>
        ))}
      </ul>
    </>
  );
}
