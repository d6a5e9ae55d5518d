import { THREAD_ORDERS } from '../../../lib/domain/feedback/order';
import { REP_VERDICTS } from '../../../lib/domain/hand-off/verdict';
import type { FeedbackSummary } from '../../../lib/domain/views/feedback';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { SearchField } from '../kit/SearchField';
import { useT } from '../kit/use-t';
import { orderOf, PERIODS, STATES } from './filter-state';

export interface FeedbackFiltersProps {
  choices: FeedbackSummary['choices'];
  chosen: Readonly<Record<string, string>>;
  onChoose: (change: Record<string, string>) => void;
}

/** What else is said of a contact, beside the verdicts of a hand-off. */
const OF_CREDIT = ['contested', 'confirmed', 'referred'] as const;

/** What the list is narrowed by; all of it stands in the address. */
export function FeedbackFilters({ choices, chosen, onChoose }: FeedbackFiltersProps) {
  const t = useT(DASHBOARD);
  const fields = [
    ['state', STATES.map((id) => ({ id, label: t(`state.${id}`) }))],
    ['campaign', choices.campaigns],
    ['verdict', [...REP_VERDICTS, ...OF_CREDIT].map((id) => ({ id, label: t(`said.${id}`) }))],
    ['reason', choices.reasons],
    ['persona', choices.personas],
    ['rep', choices.reps],
    ['days', PERIODS.map((id) => ({ id, label: t('filter.last-days', { count: Number(id) }) }))],
  ] as const;
  const set = [...fields.map(([name]) => name), 'q'].filter((name) => chosen[name] !== undefined);
  return (
    <form
      class="filters no-print"
      aria-label={t('filter.name')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField />
      {fields.map(([name, options]) => (
        <label key={name} class="field">
          <span class="soft">{t(`filter.${name}`)}</span>
          <select
            data-testid={`filter-${name}`}
            value={chosen[name] ?? ''}
            onChange={(event) => onChoose({ [name]: event.currentTarget.value })}
          >
            <option value="">{t('filter.all')}</option>
            {options.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label class="field">
        <span class="soft">{t('sort.by')}</span>
        <select
          data-testid="feedback-sort"
          value={orderOf(chosen) ?? ''}
          onChange={(event) => onChoose({ sort: event.currentTarget.value })}
        >
          <option value="">{t('sort.newest')}</option>
          {THREAD_ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`sort.${order}`)}
            </option>
          ))}
        </select>
      </label>
      {set.length > 0 && (
        <button
          type="button"
          class="link"
          data-testid="filter-clear"
          onClick={() => onChoose(Object.fromEntries(set.map((name) => [name, ''])))}
        >
          {t('filter.clear')}
        </button>
      )}
    </form>
  );
}
