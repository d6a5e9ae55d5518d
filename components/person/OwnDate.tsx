import { useState } from 'preact/hooks';
import { usePages } from '../page-context';
import { localDate } from './VerdictMenu';

const DAY_MS = 86_400_000;

/** Any date from tomorrow on, such as "call me on 15 January". Only in pages of Relevo. */
export function OwnDate({ onGive }: { onGive: (date: string, event: Event) => void }) {
  const { t, shell } = usePages();
  const [date, setDate] = useState('');
  const min = localDate(shell.clock() + DAY_MS);
  return (
    <p class="own-date">
      <label>
        <span>{t('verdict.own-date')}</span>
        <input
          type="date"
          data-testid="own-date"
          min={min}
          value={date}
          onInput={(event) => setDate(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        data-testid="own-date-give"
        disabled={date < min}
        onClick={(event) => onGive(date, event)}
      >
        {t('verdict.own-date-give')}
      </button>
    </p>
  );
}
