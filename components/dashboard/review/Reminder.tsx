import { useRoute, useSend } from '../../../lib/bus/query';
import { usePages } from '../../page-context';
import { useReviewT } from './use-t';

/** A Monday, from which the names of the weekdays are made. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** On which weekday the browser reminds of the review; off until someone wants it. */
export function Reminder() {
  const { t, language } = useReviewT();
  const { shell } = usePages();
  const settings = useRoute('settings.read', {});
  const change = useSend('settings.change');
  if (settings.data === undefined) return null;
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const choose = async (reviewDay: number) => {
    // The browser asks only straight from a click; without its yes no reminder could be shown.
    if (reviewDay !== 0 && !(await shell.requestNotifications())) return;
    await change.send({ change: { reviewDay } });
  };
  return (
    <label class="field reminder no-print">
      <span>{t('remind.label')}</span>
      <select
        data-testid="review-remind"
        value={String(settings.data.reviewDay)}
        onChange={(event) => void choose(Number(event.currentTarget.value))}
      >
        <option value="0">{t('remind.off')}</option>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <option key={day} value={String(day)}>
            {name.format(MONDAY + (day - 1) * DAY_MS)}
          </option>
        ))}
      </select>
    </label>
  );
}
