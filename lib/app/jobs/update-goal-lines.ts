import { localMonth } from '../../domain/figures/funnel/month';
import { isFor } from '../../domain/figures/goals/active';
import { goalLine, linesFor } from '../../domain/figures/shown/goal-line';
import { sourcesOf } from '../../domain/figures/shown/goal-number';
import { goalStanding } from '../../domain/figures/shown/goal-standing';
import { goalLineText } from '../../i18n/goal-line';
import { readGoalLines, writeGoalLines } from '../../store/goal-lines';
import { sourceOf } from '../../store/store-answer';
import { goalsView } from '../goals';
import type { Crm, Events, Preferences, Services, Store, Terms } from '../services';

type Deps = Store & Preferences & Terms & Crm & Events & Pick<Services, 'surfaces'>;

/**
 * Computes one sentence per goal from stored counts and stores it: popup and Today show it without
 * computing. The user's own sentence becomes the tooltip of the toolbar button.
 */
export async function updateGoalLines(services: Deps): Promise<void> {
  await services.ready();
  const connection = await services.connection();
  // Without a key there is nothing to read; what was stored is no longer anybody's goal.
  const connector = await services.connector();
  if (connector === null) return services.surfaces.tip('');
  const view = await goalsView(services, connector.figures);
  const { goals, now, hours, planning } = view.funnel;
  const sources = sourcesOf(view);
  const month = localMonth(now, hours.timeZone);
  const own = view.isAgreed ? goals.filter((goal) => isFor(goal, month)) : [];
  const lines = own.flatMap((goal) => goalLine(goalStanding(sources, goal)) ?? []);
  const before = await readGoalLines(services.db);
  const kept = { version: planning.version, at: now, lines };
  if (!(await writeGoalLines(sourceOf(services.db, connector), kept))) return;
  const isSame =
    before?.version === kept.version && JSON.stringify(before.lines) === JSON.stringify(lines);
  if (!isSame) services.push('goals');
  const [{ role }, language] = await Promise.all([services.settings(), services.language()]);
  const shown = linesFor(lines, role, connection.owner?.name ?? null);
  await services.surfaces.tip(shown.map((line) => goalLineText(line, language)).join('\n'));
}
