import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { linesFor } from '../../domain/figures/shown/goal-line';
import { changeFiguresReading, wantsWith } from '../../store/figures-reading';
import { readGoalLines } from '../../store/goal-lines';
import { sourceOf } from '../../store/store-answer';
import { GOALS_WANT, goalsView } from '../goals';
import { readFigures } from '../jobs/read-figures';
import { updateGoalLines } from '../jobs/update-goal-lines';
import type { Crm, Events, Services, Viewing } from '../services';

type GoalsHandlers = Pick<Handlers, Extract<keyof Handlers, `goals.${string}`>>;

/** The goals of both departments. */
export function goalsHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'surfaces'>,
): GoalsHandlers {
  const { db } = services;
  const caught = (error: unknown) => services.log.caught(error, 'goals');
  return {
    'goals.read': async () => {
      await services.ready();
      const connector = await services.reader();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      const want = { ...GOALS_WANT, at: services.clock() };
      await changeFiguresReading(sourceOf(db, connector), ({ wants }) => ({
        wants: [...wantsWith(wants, want)],
      }));
      // Behind the answer; what goes wrong stands in the log and on the page.
      void readFigures(services)
        .then(() => updateGoalLines(services))
        .catch(caught);
      return goalsView(services, connector.figures);
    },
    'goals.lines': async () => {
      await services.ready();
      const [kept, { version }, { role }, { owner }] = await Promise.all([
        readGoalLines(db),
        services.agreement(),
        services.settings(),
        services.connection(),
      ]);
      // Another version of the agreement can have other goals.
      if (kept?.version !== version) {
        void updateGoalLines(services).catch(caught);
        return { lines: [], asOf: null };
      }
      return { lines: [...linesFor(kept.lines, role, owner?.name ?? null)], asOf: kept.at };
    },
  };
}
