import { useRoute } from '../../../lib/bus/query';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import { DateEdges } from '../kit/DateEdges';
import { Kinds } from '../kit/Kinds';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { shifted, UNITS, type Unit } from './address';
import { FilterChoice } from './FilterChoice';
import type { Telling } from './figure-text';
import { useFunnelT } from './use-t';

/** What the period is called: its month or dates, and that it is not over where it is not. */
export function periodName(
  { period }: Pick<FunnelView, 'period'>,
  { t, language }: Pick<Telling, 't' | 'language'>,
): string {
  const date = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(
      Date.parse(`${day}T00:00:00Z`),
    );
  const isMonth = period.from.endsWith('-01') && period.from.slice(0, 7) === period.to.slice(0, 7);
  const days = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const name =
    isMonth && nextDay(period.to).endsWith('-01')
      ? date(period.from, { month: 'long', year: 'numeric' })
      : t('period.span', { from: date(period.from, days), to: date(period.to, days) });
  return period.isOpen ? t('period.so-far', { period: name }) : name;
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The period and the filters of the figures; all of them are in the URL. */
export function FunnelFilters({ view }: { view: FunnelView }) {
  const { t, language } = useFunnelT();
  const { chosen } = useAddress();
  const choices = useRoute('figures.choices', {}).data;
  const { period, now, hours } = view;
  const unit: Unit = UNITS.find((each) => each === chosen['period']) ?? 'month';
  const change = (more: Readonly<Record<string, string>>) =>
    go(writeAddress('funnel', { ...chosen, ...more }), true);
  const pick = (next: Unit) =>
    next === 'range'
      ? change({ period: next, start: '', from: period.from, to: period.to })
      : change({ period: next === 'month' ? '' : next, start: '', from: '', to: '' });
  const step = (by: number) =>
    unit !== 'range' && change(shifted(unit, period.from, by, now, hours.timeZone));
  return (
    <div class="funnel-filters no-print">
      <Kinds
        legend={t('period.name')}
        kinds={UNITS}
        nameOf={(each) => t(`period.${each}`)}
        chosen={unit}
        testId="period"
        onPick={pick}
      />
      {unit === 'range' ? (
        <DateEdges
          nameOf={(edge) => t(`period.${edge}`)}
          from={chosen['from'] ?? period.from}
          to={chosen['to'] ?? period.to}
          onChange={change}
        />
      ) : (
        <p class="steps">
          <button
            type="button"
            aria-label={t('period.earlier')}
            data-testid="period-earlier"
            onClick={() => step(-1)}
          >
            ‹
          </button>
          <b data-testid="period-name">{periodName(view, { t, language })}</b>
          <button
            type="button"
            aria-label={t('period.later')}
            data-testid="period-later"
            disabled={period.isOpen || period.span.from > now}
            onClick={() => step(1)}
          >
            ›
          </button>
        </p>
      )}
      <FilterChoice
        name="compare"
        label={t('compare.name')}
        all={t('compare.before')}
        options={[{ id: 'year', name: t('compare.year') }]}
        chosen={chosen}
        onChange={change}
      />
      <FilterChoice
        name="owner"
        label={t('filter.owner')}
        all={t('filter.owner-all')}
        options={choices?.owners ?? []}
        chosen={chosen}
        onChange={change}
      />
      <FilterChoice
        name="campaign"
        label={t('filter.campaign')}
        all={t('filter.campaign-all')}
        options={(choices?.campaigns ?? []).map((name) => ({ id: name, name }))}
        chosen={chosen}
        onChange={change}
      />
      {choices?.personas && (
        <FilterChoice
          name="persona"
          label={t('filter.persona')}
          all={t('filter.persona-all')}
          options={choices.personas}
          chosen={chosen}
          onChange={change}
        />
      )}
      {choices?.sources && (
        <FilterChoice
          name="source"
          label={t('filter.source')}
          all={t('filter.source-all')}
          options={choices.sources}
          chosen={chosen}
          onChange={change}
        />
      )}
    </div>
  );
}
