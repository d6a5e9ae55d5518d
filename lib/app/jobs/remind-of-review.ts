import { localDate } from '../../domain/figures/funnel/month';
import { reviewReminderText } from '../../i18n/review-reminder';
import { readMeta, writeMeta } from '../../store/meta';
import type { Preferences, Services, Store, Terms } from '../services';

/** Local date of the last reminder. */
const KEY = 'review-reminded';
const DAYS = 7;
const MINUTE_MS = 60_000;

/**
 * Reminds of the weekly review once on the chosen weekday, when work has begun; never by default.
 * Days and hours are those of the agreement, so that a team is reminded on the same day.
 */
export async function remindOfReview(
  services: Store & Preferences & Terms & Pick<Services, 'clock' | 'rights' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  const { reviewDay } = await services.settings();
  if (reviewDay === 0) return;
  const now = services.clock();
  const { agreement, calendar } = (await services.terms())(now);
  const today = localDate(now, agreement.hours.timeZone);
  if ((new Date(`${today}T00:00:00Z`).getUTCDay() || DAYS) !== reviewDay) return;
  // Work goes on now, or went on today: before it, or on a holiday, nothing is said.
  if (calendar.between(now - MINUTE_MS, now) === 0) return;
  if ((await readMeta(services.db, KEY)) === today) return;
  if (!(await services.rights.mayNotify())) return;
  // Stored before it is shown: reminding twice would be worse than once too few.
  await writeMeta(services.db, KEY, today);
  await services.surfaces.notify(reviewReminderText(await services.language()));
}
