import { useState } from 'preact/hooks';
import { useAgreementT } from '../use-t';
import { dateText } from '../values';
import { useEditing } from './editing';
import { ProblemAt } from './Field';
import { type DatesRead, readDates } from './read-dates';

/** The days off: one by one, or pasted as a list. */
export function EditHolidays() {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const [date, setDate] = useState('');
  const [pasted, setPasted] = useState('');
  const [read, setRead] = useState<(DatesRead & { readonly fresh: number }) | null>(null);
  const { holidays } = draft.agreement.hours;
  const put = (what: string, next: readonly string[]) =>
    draft.edit(`holidays ${what}`, (each) => ({
      ...each,
      hours: { ...each.hours, holidays: [...new Set(next)].sort() },
    }));
  const paste = () => {
    const found = readDates(pasted);
    setRead({ ...found, fresh: found.dates.filter((each) => !holidays.includes(each)).length });
    setPasted(found.unread.join('\n'));
    if (found.dates.length > 0) put('paste', [...holidays, ...found.dates]);
  };
  return (
    <fieldset class="holidays">
      <legend>{t('hours.holidays')}</legend>
      <ul class="dates" data-testid="holidays">
        {holidays.map((each) => (
          <li key={each} class="tag">
            {dateText(each, language, true)}
            <button
              type="button"
              aria-label={t('entries.remove', { name: dateText(each, language) })}
              onClick={() =>
                put(
                  `without ${each}`,
                  holidays.filter((one) => one !== each),
                )
              }
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {holidays.map((each, index) => (
        <ProblemAt key={each} where={`hours.holidays.${index}`} />
      ))}
      <form
        class="add-entry"
        onSubmit={(event) => {
          event.preventDefault();
          if (date !== '') put(`with ${date}`, [...holidays, date]);
          setDate('');
        }}
      >
        <label class="field">
          <span class="soft">{t('holidays.one')}</span>
          <input
            type="date"
            data-testid="holiday-date"
            value={date}
            onInput={(event) => setDate(event.currentTarget.value)}
          />
        </label>
        <button type="submit" data-testid="holiday-add">
          {t('holidays.add')}
        </button>
      </form>
      <details>
        <summary>{t('holidays.paste')}</summary>
        <label class="field">
          <span class="soft">{t('holidays.paste-how')}</span>
          <textarea
            rows={4}
            data-testid="holiday-list"
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
        </label>
        <p class="actions">
          <button
            type="button"
            data-testid="holiday-paste"
            disabled={pasted.trim() === ''}
            onClick={paste}
          >
            {t('holidays.add-all')}
          </button>
          {read !== null && (
            <span role="status" data-testid="holiday-read">
              {t('holidays.read', { count: read.fresh })}
              {read.unread.length > 0 && ` ${t('holidays.unread', { count: read.unread.length })}`}
            </span>
          )}
        </p>
      </details>
    </fieldset>
  );
}
