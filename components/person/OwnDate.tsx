import { useState } from 'preact/hooks';
import { dateOf } from '../../lib/i18n/time';
import { Say, useShielded } from '../Say';
import { useSurface } from '../surface';
import { DAY_MS, localDate } from './later';

/** Days that can be chosen inside a page. */
const MOST_DAYS = 366;

/**
 * Any date from tomorrow on, such as "call me on 15 January". Inside a page it is chosen from a list
 * (by typing its beginning, for example): `window.find` reads what stands in a field for a date, but
 * nothing of a list.
 */
export function OwnDate({ onGive }: { onGive: (date: string, event: Event) => void }) {
  const { t, language, now } = useSurface();
  const [date, setDate] = useState('');
  const min = localDate(now + DAY_MS);
  const field = {
    'data-testid': 'own-date',
    'aria-label': t('verdict.own-date'),
    value: date,
    onInput: (event: { currentTarget: { value: string } }) => setDate(event.currentTarget.value),
  };
  return (
    <p class="own-date">
      <span>
        <Say text={t('verdict.own-date')} />
        {useShielded() ? (
          <select {...field}>
            <option value="" label="–" />
            {Array.from({ length: MOST_DAYS }, (_, day) => {
              // At noon, so that no change of the clock skips a day.
              const at = new Date(now).setHours(12 + 24 * (day + 1), 0);
              return <option key={at} value={localDate(at)} label={dateOf(at, now, language)} />;
            })}
          </select>
        ) : (
          // A year of four digits.
          <input {...field} type="date" min={min} max="9999-12-31" />
        )}
      </span>
      <button
        type="button"
        data-testid="own-date-give"
        data-write
        disabled={date < min}
        onClick={(event) => onGive(date, event)}
      >
        <Say text={t('verdict.own-date-give')} />
      </button>
    </p>
  );
}
