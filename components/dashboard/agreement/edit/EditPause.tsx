import type { Pause } from '../../../../lib/domain/base/agreement-model';
import { useAgreementT } from '../use-t';
import { timeText } from '../values';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';

/** The hour in which most of Spain and Mexico eats; a first value, to be changed. */
const USUAL: Pause = { from: 14 * 60, to: 15 * 60 };

/** A break in the middle of the day, in which clocks stand still; none unless it is ticked. */
export function EditPause() {
  const { draft } = useEditing();
  const { t } = useAgreementT();
  const { pause } = draft.agreement.hours;
  const put = (what: string, next: Pause | undefined) =>
    draft.edit(`hours.pause.${what}`, (each) => ({
      ...each,
      hours: { ...each.hours, pause: next },
    }));
  return (
    <div class="in-a-row">
      <label class="line check">
        <input
          type="checkbox"
          data-testid="pause"
          checked={pause !== undefined}
          onChange={(event) => put('is', event.currentTarget.checked ? USUAL : undefined)}
        />
        {t('field.pause')}
      </label>
      {pause !== undefined &&
        (['from', 'to'] as const).map((end) => (
          <Field key={end} where={`hours.pause.${end}`} label={t(`field.pause-${end}`)}>
            {(control) => (
              <input
                {...control}
                type="time"
                value={timeText(pause[end])}
                onInput={(event) =>
                  put(end, { ...pause, [end]: minutesOf(event.currentTarget.value) })
                }
              />
            )}
          </Field>
        ))}
      <ProblemAt where="hours.pause" />
    </div>
  );
}

/** Minutes after midnight of "14:30"; not a number where it is no time. */
function minutesOf(text: string): number {
  const [hour = Number.NaN, minute = Number.NaN] = text.split(':').map(Number);
  return hour * 60 + minute;
}
