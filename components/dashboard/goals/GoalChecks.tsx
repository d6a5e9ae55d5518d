import type { Goal } from '../../../lib/domain/base/agreement-model';
import { checkGoal } from '../../../lib/domain/figures/shown/goal-check';
import { REACHABLE } from '../../../lib/domain/figures/shown/goal-out';
import type { GoalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import { chanceText } from './goal-text';
import { EDIT_GOALS } from './places';
import { useGoalsT } from './use-t';

/** Whether a goal is specific, measured, reachable, linked and dated, and what it lacks. */
export function GoalChecks({
  standing,
  goals,
}: {
  standing: GoalStanding;
  goals: readonly Goal[];
}) {
  const speech = useGoalsT();
  const { t } = speech;
  const checks = checkGoal(standing, goals);
  const lacks = checks.some(({ missing }) => missing !== null);
  return (
    <div class="checks" data-testid={`checks-${standing.goal.id}`}>
      <h4>{t('check.title')}</h4>
      <ul>
        {checks.map(({ name, missing, isOpen }) => (
          <li
            key={name}
            data-check={name}
            data-state={missing !== null ? 'missing' : isOpen ? 'open' : 'met'}
          >
            <span class="mark" aria-hidden="true">
              {missing !== null ? '✗' : isOpen ? '?' : '✓'}
            </span>{' '}
            {t(`check.${name}`)}
            {missing !== null ? (
              <>: {t(`missing.${missing}`, { least: chanceText(REACHABLE, speech) })}</>
            ) : (
              <span class="hidden">: {isOpen ? t('check.open') : t('check.met')}</span>
            )}
          </li>
        ))}
      </ul>
      {lacks && (
        <a class="inline no-print" href={EDIT_GOALS} data-testid={`edit-${standing.goal.id}`}>
          {t('do.edit-this')}
        </a>
      )}
    </div>
  );
}
