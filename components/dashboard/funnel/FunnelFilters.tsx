import { useRoute } from '../../../lib/bus/query';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { shifted, UNITS, type Unit } from './address';
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
  const change = (more: Record<string, string>) =>
    go(writeAddress('funnel', { ...chosen, ...more }), true);
  const pick = (next: Unit) =>
    next === 'range'
      ? change({ period: next, start: '', from: period.from, to: period.to })
      : change({ period: next === 'month' ? '' : next, start: '', from: '', to: '' });
  const step = (by: number) =>
    unit !== 'range' && change(shifted(unit, period.from, by, now, hours.timeZone));
  return (
    <div class="funnel-filters no-print">
      <fieldset class="kinds">
        <legend class="hidden">{t('period.name')}</legend>
        {UNITS.map((each) => (
          <button
            key={each}
            type="button"
            data-testid={`period-${each}`}
            aria-pressed={each === unit}
            onClick={() => pick(each)}
          >
            {t(`period.${each}`)}
          </button>
        ))}
      </fieldset>
      {unit === 'range' ? (
        <>
          {(['from', 'to'] as const).map((edge) => (
            <label key={edge} class="field">
              <span class="soft">{t(`period.${edge}`)}</span>
              <input
                type="date"
                data-testid={`period-${edge}`}
                value={chosen[edge] ?? period[edge]}
                onChange={({ currentTarget: { value } }) =>
                  value !== '' && change({ [edge]: value })
                }
              />
            </label>
          ))}
        </>
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
      <label class="field">
        <span class="soft">{t('filter.owner')}</span>
        <select
          data-testid="filter-owner"
          value={chosen['owner'] ?? ''}
          onChange={(event) => change({ owner: event.currentTarget.value })}
        >
          <option value="">{t('filter.owner-all')}</option>
          {choices?.owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="soft">{t('filter.campaign')}</span>
        <select
          data-testid="filter-campaign"
          value={chosen['campaign'] ?? ''}
          onChange={(event) => change({ campaign: event.currentTarget.value })}
        >
          <option value="">{t('filter.campaign-all')}</option>
          {choices?.campaigns.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
