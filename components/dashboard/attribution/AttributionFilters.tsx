import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { shifted, UNITS, type Unit } from '../funnel/address';
import { FilterChoice } from '../funnel/FilterChoice';
import { periodName } from '../funnel/FunnelFilters';
import { useFunnelT } from '../funnel/use-t';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { unitIn, unitText } from './address';
import { useAttributionT } from './use-t';

/** The period so many of its own lengths later, for the address. */
export function periodMoved(
  { period, now, timeZone }: Pick<AttributionView, 'period' | 'now' | 'timeZone'>,
  unit: Exclude<Unit, 'range'>,
  by: number,
): Record<string, string> {
  return { ...shifted(unit, period.from, by, now, timeZone), period: unitText(unit), show: '' };
}

/** The period and the filters of the report; all of them are in the URL. */
export function AttributionFilters({ view }: { view: AttributionView }) {
  const { t, language } = useAttributionT();
  const { t: ofFunnel } = useFunnelT();
  const { chosen } = useAddress();
  const { period, now, choices } = view;
  const unit = unitIn(chosen);
  const change = (more: Record<string, string>) =>
    go(writeAddress('attribution', { ...chosen, show: '', ...more }), true);
  const pick = (next: Unit) =>
    next === 'range'
      ? change({ period: next, start: '', from: period.from, to: period.to })
      : change({ period: unitText(next), start: '', from: '', to: '' });
  return (
    <div class="funnel-filters no-print">
      <fieldset class="kinds">
        <legend class="hidden">{ofFunnel('period.name')}</legend>
        {UNITS.map((each) => (
          <button
            key={each}
            type="button"
            data-testid={`period-${each}`}
            aria-pressed={each === unit}
            onClick={() => pick(each)}
          >
            {ofFunnel(`period.${each}`)}
          </button>
        ))}
      </fieldset>
      {unit === 'range' ? (
        (['from', 'to'] as const).map((edge) => (
          <label key={edge} class="field">
            <span class="soft">{ofFunnel(`period.${edge}`)}</span>
            <input
              type="date"
              data-testid={`period-${edge}`}
              value={chosen[edge] ?? period[edge]}
              onChange={({ currentTarget: { value } }) => value !== '' && change({ [edge]: value })}
            />
          </label>
        ))
      ) : (
        <p class="steps">
          <button
            type="button"
            aria-label={ofFunnel('period.earlier')}
            data-testid="period-earlier"
            onClick={() => change(periodMoved(view, unit, -1))}
          >
            ‹
          </button>
          <b data-testid="period-name">{periodName(view, { t: ofFunnel, language })}</b>
          <button
            type="button"
            aria-label={ofFunnel('period.later')}
            data-testid="period-later"
            disabled={period.isOpen || period.span.from > now}
            onClick={() => change(periodMoved(view, unit, 1))}
          >
            ›
          </button>
        </p>
      )}
      <FilterChoice
        name="owner"
        label={ofFunnel('filter.owner')}
        all={ofFunnel('filter.owner-all')}
        options={choices.owners}
        chosen={chosen}
        onChange={change}
      />
      <FilterChoice
        name="persona"
        label={t('filter.persona')}
        all={t('filter.persona-all')}
        options={choices.personas}
        chosen={chosen}
        onChange={change}
      />
      <FilterChoice
        name="channel"
        label={t('filter.channel')}
        all={t('filter.channel-all')}
        options={choices.channels.map((name) => ({ id: name, name }))}
        chosen={chosen}
        onChange={change}
      />
    </div>
  );
}
