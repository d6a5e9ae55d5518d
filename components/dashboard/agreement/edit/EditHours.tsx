import type { BusinessHours } from '../../../../lib/domain/base/agreement-model';
import { useAgreementT } from '../use-t';
import { timeText, weekdayText } from '../values';
import { EditHolidays } from './EditHolidays';
import { EditPause } from './EditPause';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';
import { zonesByRegion } from './zones';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const DAY_MINUTES = 24 * 60;

/** When the team works: zone, days, hours, and the days off. */
export function EditHours() {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const { hours } = draft.agreement;
  const put = (what: string, change: Partial<BusinessHours>) =>
    draft.edit(`hours.${what}`, (each) => ({ ...each, hours: { ...each.hours, ...change } }));
  return (
    <>
      <div class="in-a-row">
        <Field where="hours.timeZone" label={t('field.zone')}>
          {(control) => (
            <select
              {...control}
              value={hours.timeZone}
              onChange={(event) => put('timeZone', { timeZone: event.currentTarget.value })}
            >
              {[...zonesByRegion(hours.timeZone)].map(([region, zones]) => (
                <optgroup key={region} label={region}>
                  {zones.map((zone) => (
                    <option key={zone} value={zone}>
                      {zone.replaceAll('_', ' ')}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} where={`hours.${end}`} label={t(`field.${end}`)}>
            {(control) => (
              <input
                {...control}
                type="time"
                value={timeText(hours[end] % DAY_MINUTES)}
                onInput={(event) => put(end, { [end]: minutesOf(event.currentTarget.value, end) })}
              />
            )}
          </Field>
        ))}
      </div>
      <EditPause />
      <ProblemAt where="hours" />
      <fieldset class="weekdays">
        <legend>{t('field.days')}</legend>
        {WEEK.map((day) => (
          <label key={day} class="line check">
            <input
              type="checkbox"
              data-testid={`weekday-${day}`}
              checked={hours.days.includes(day)}
              onChange={(event) =>
                put(`days.${day}`, {
                  days: WEEK.filter((one) =>
                    one === day ? event.currentTarget.checked : hours.days.includes(one),
                  ),
                })
              }
            />
            {weekdayText(day, language)}
          </label>
        ))}
        <ProblemAt where="hours.days" />
      </fieldset>
      <EditHolidays />
    </>
  );
}

/** Minutes after midnight of "09:30"; midnight at the end of work is the end of the day. */
function minutesOf(text: string, end: 'from' | 'to'): number {
  const [hour = Number.NaN, minute = Number.NaN] = text.split(':').map(Number);
  const minutes = hour * 60 + minute;
  return end === 'to' && minutes === 0 ? DAY_MINUTES : minutes;
}
