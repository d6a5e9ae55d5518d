import { textIn } from '../../../lib/domain/base/text';
import type { GoalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import { FigureTable } from '../kit/FigureTable';
import { TableBehind } from '../kit/TableBehind';
import { chanceText, roughText, upText, wordText } from './goal-text';
import { useGoalsT } from './use-t';

/** Every goal in one table: printed, and to save or copy for a mail or a slide. */
export function GoalsTable({
  standings,
  note,
}: {
  standings: readonly GoalStanding[];
  note: string;
}) {
  const speech = useGoalsT();
  const { t, of, language } = speech;
  const number = new Intl.NumberFormat(language);
  const heads = [
    'goal',
    'department',
    'who',
    'target',
    'seen',
    'due',
    'chance',
    'word',
    'per-day',
  ] as const;
  const table = (
    <FigureTable
      name="goals"
      title={t('table.title')}
      head={heads.map((name) => t(`table.${name}`))}
      rows={standings.map((standing) => {
        const { goal, seen, due, chance, perDay } = standing;
        return [
          textIn(goal.label, language),
          t(`department.${goal.owner}`),
          goal.responsible ?? '–',
          of(`of.${goal.measure}`, { count: goal.target }),
          seen.kind === 'count' ? number.format(seen.count) : '–',
          due === null ? '–' : roughText(due, speech),
          chance === null ? '–' : chanceText(chance, speech),
          wordText(standing, speech),
          perDay === null ? '–' : upText(perDay, speech),
        ];
      })}
      note={note}
    />
  );
  return (
    <section class="panel all-goals" aria-labelledby="all-goals">
      <h2 id="all-goals">{t('table.title')}</h2>
      <TableBehind more={t('table.show')} testId="goals-table">
        {table}
      </TableBehind>
    </section>
  );
}
