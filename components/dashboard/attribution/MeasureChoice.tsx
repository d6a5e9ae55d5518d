import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { type Measure, measureText } from './figure-text';
import { EDIT_ATTRIBUTION } from './places';
import { useAttributionT } from './use-t';

/** Customers or the revenue of a currency; and whose model the first column is. */
export function MeasureChoice({ view, measure }: { view: AttributionView; measure: Measure }) {
  const { t } = useAttributionT();
  const { chosen } = useAddress();
  const measures: readonly Measure[] = [
    { kind: 'customers' },
    ...Object.keys(view.totals.money)
      .sort()
      .map((currency): Measure => ({ kind: 'money', currency })),
  ];
  const { value, source } = view.plan.model;
  return (
    <div class="measure">
      <fieldset class="kinds no-print">
        <legend class="hidden">{t('measure.name')}</legend>
        {measures.map((each) => {
          const name = each.kind === 'customers' ? '' : `money.${each.currency}`;
          return (
            <button
              key={name}
              type="button"
              data-testid={`measure-${each.kind === 'customers' ? 'customers' : each.currency}`}
              aria-pressed={measureText(each, t) === measureText(measure, t)}
              onClick={() =>
                go(writeAddress('attribution', { ...chosen, measure: name, sort: '' }), true)
              }
            >
              {measureText(each, t)}
            </button>
          );
        })}
      </fieldset>
      <p class="soft" data-testid="own-model">
        {t('model.own')}: <b>{t(`model.${value}`)}</b>
        {source === 'assumed' && <> · {t('model.assumed')}</>}{' '}
        <a class="inline no-print" href={EDIT_ATTRIBUTION}>
          {t('model.change')}
        </a>
      </p>
    </div>
  );
}
