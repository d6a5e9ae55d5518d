import { TRUTH_FIELDS, truthTermsOf } from '../../../../lib/domain/agreement/truth-terms';
import { useAgreementT } from '../use-t';
import { unitText } from '../values';
import { useEditing } from './editing';
import { OptionalNumber } from './OptionalNumber';

const ASSUMED = truthTermsOf({});
/** Two years, as the document takes it. */
const MOST_DAYS = 730;

/** After how many days a stage that does not fit is named; all of it may stay as it is assumed. */
export function EditTruth() {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const terms = draft.agreement.truth;
  return (
    <section aria-labelledby="truth-title">
      <h3 id="truth-title">{t('truth.title')}</h3>
      <div class="in-a-row">
        {TRUTH_FIELDS.map((field) => (
          <OptionalNumber
            key={field}
            where={`truth.${field}`}
            label={t(`truth.${field}`)}
            value={terms?.[field]}
            assumed={unitText(ASSUMED[field].value, 'day', language)}
            unit={t('unit.days')}
            min={1}
            max={MOST_DAYS}
            onChange={(value) =>
              draft.edit(`truth.${field}`, (each) => ({
                ...each,
                truth: { ...each.truth, [field]: value },
              }))
            }
          />
        ))}
      </div>
    </section>
  );
}
