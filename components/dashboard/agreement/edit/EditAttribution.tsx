import { attributionOf } from '../../../../lib/domain/agreement/attribution';
import {
  ATTRIBUTION_MODELS,
  type AttributionTerms,
  CREDIT_PARTS,
} from '../../../../lib/domain/base/agreement-plan';
import { TOUCH_KINDS } from '../../../../lib/domain/base/touch';
import { useAgreementT } from '../use-t';
import { unitText } from '../values';
import { EditAliases } from './EditAliases';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';
import { OptionalNumber } from './OptionalNumber';

const ASSUMED = attributionOf({});

/** What counts for a customer, and how credit is shared; all of it may stay as it is assumed. */
export function EditAttribution() {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const terms = draft.agreement.attribution;
  const { touches } = attributionOf(draft.agreement);
  const put = (what: string, change: AttributionTerms) =>
    draft.edit(`attribution.${what}`, (each) => ({
      ...each,
      attribution: { ...each.attribution, ...change },
    }));
  return (
    <section aria-labelledby="attribution-title">
      <h3 id="attribution-title">{t('attribution.title')}</h3>
      <div class="in-a-row">
        <Field where="attribution.model" label={t('field.model')}>
          {(control) => (
            <select
              {...control}
              value={terms?.model ?? ''}
              onChange={({ currentTarget }) =>
                put('model', {
                  model: ATTRIBUTION_MODELS.find((each) => each === currentTarget.value),
                })
              }
            >
              <option value="">
                {t('field.model-assumed', { model: t(`model.${ASSUMED.model.value}`) })}
              </option>
              {ATTRIBUTION_MODELS.map((model) => (
                <option key={model} value={model}>
                  {t(`model.${model}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <OptionalNumber
          where="attribution.lookbackDays"
          label={t('field.lookback')}
          value={terms?.lookbackDays}
          assumed={unitText(ASSUMED.lookbackDays.value, 'day', language)}
          unit={t('unit.days')}
          min={1}
          max={3_650}
          onChange={(lookbackDays) => put('lookbackDays', { lookbackDays })}
        />
      </div>
      {terms?.model === 'custom' && (
        <fieldset class="in-a-row">
          <legend>{t('field.shares')}</legend>
          {CREDIT_PARTS.map((part) => (
            <OptionalNumber
              key={part}
              where={`attribution.shares.${part}`}
              label={t(`share.${part}`)}
              value={terms.shares?.[part]}
              assumed="0"
              unit=""
              min={0}
              max={100}
              onChange={(weight) =>
                put(`shares.${part}`, { shares: { ...terms.shares, [part]: weight } })
              }
            />
          ))}
          <small class="soft">{t('hint.shares')}</small>
        </fieldset>
      )}
      <fieldset class="weekdays">
        <legend>{t('field.touches')}</legend>
        {TOUCH_KINDS.map((kind) => (
          <label key={kind} class="line check">
            <input
              type="checkbox"
              data-testid={`counts-${kind}`}
              checked={touches.value.includes(kind)}
              // With none there would be nothing to share credit among.
              disabled={touches.value.length === 1 && touches.value.includes(kind)}
              onChange={({ currentTarget: { checked } }) =>
                put(`touches.${kind}`, {
                  touches: TOUCH_KINDS.filter((one) =>
                    one === kind ? checked : touches.value.includes(one),
                  ),
                })
              }
            />
            {t(`touch.${kind}`)}
          </label>
        ))}
        <small class="soft">{t('hint.touches')}</small>
        <ProblemAt where="attribution.touches" />
      </fieldset>
      <EditAliases />
    </section>
  );
}
