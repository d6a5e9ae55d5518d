import { GIVEN } from '../../../lib/domain/hand-off/verdict';
import type { FeedbackSummary } from '../../../lib/domain/views/feedback';
import { usePages } from '../../page-context';
import { useWords } from '../kit/use-t';
import { PERIODS, STATES } from './filter-state';

export interface FeedbackFiltersProps {
  choices: FeedbackSummary['choices'];
  chosen: Readonly<Record<string, string>>;
  onChoose: (change: Record<string, string>) => void;
}

/** What the list is narrowed by; all of it stands in the address. */
export function FeedbackFilters({ choices, chosen, onChoose }: FeedbackFiltersProps) {
  const { say } = usePages();
  const tell = useWords();
  const fields = [
    ['state', STATES.map((id) => ({ id, label: tell(`state.${id}`) }))],
    ['campaign', choices.campaigns],
    ['verdict', GIVEN.map((id) => ({ id, label: say(`said.${id}`) }))],
    ['reason', choices.reasons],
    ['persona', choices.personas],
    ['rep', choices.reps],
    ['days', PERIODS.map((id) => ({ id, label: tell('filter.last-days', { count: Number(id) }) }))],
  ] as const;
  const set = fields.filter(([name]) => chosen[name] !== undefined);
  return (
    <form class="filters no-print" aria-label={tell('filter.name')} onSubmit={(event) => event.preventDefault()}>
      {fields.map(([name, options]) => (
        <label key={name} class="field">
          <span class="soft">{tell(`filter.${name}`)}</span>
          <select
            data-testid={`filter-${name}`}
            value={chosen[name] ?? ''}
            onChange={(event) => onChoose({ [name]: event.currentTarget.value })}
          >
            <option value="">{tell('filter.all')}</option>
            {options.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {set.length > 0 && (
        <button
          type="button"
          class="link"
          data-testid="filter-clear"
          onClick={() => onChoose(Object.fromEntries(set.map(([name]) => [name, ''])))}
        >
          {tell('filter.clear')}
        </button>
      )}
    </form>
  );
}
