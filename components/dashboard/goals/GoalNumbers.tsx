import type { GoalSources } from '../../../lib/domain/figures/shown/goal-number';
import { reachedAt } from '../../../lib/domain/figures/shown/goal-out';
import type { GoalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import { dayText, roughText, upText } from './goal-text';
import { peopleIn } from './places';
import { useGoalsT } from './use-t';

export interface GoalNumbersProps {
  standing: GoalStanding;
  sources: GoalSources;
  /** What is reached. */
  count: number;
}

/** What is there, what is due, what it takes from here, and why it cannot be reached. */
export function GoalNumbers({ standing, sources, count }: GoalNumbersProps) {
  const speech = useGoalsT();
  const { t } = speech;
  const { goal, soFar, due, couldHave, pace, perDay, ceiling, out, word } = standing;
  const { elapsed, total, left, unit } = soFar;
  const people = peopleIn(goal.measure, soFar.month);
  const isShort = word !== null && word !== 'reached' && word !== 'on-pace';
  const gets = isShort ? getsThere(standing, sources, count) : null;
  const lines = [
    due !== null &&
      t(unit === 'working' ? 'number.due' : 'number.due-calendar', {
        due: roughText(due, speech),
        elapsed,
        total,
      }),
    couldHave !== null && t('number.could', { could: roughText(couldHave, speech) }),
    pace !== null &&
      left > 0 &&
      t('number.end', { low: roughText(pace.low, speech), high: roughText(pace.high, speech) }),
    perDay !== null &&
      perDay > 0 &&
      t(unit === 'working' ? 'number.per-working-day' : 'number.per-day', {
        each: upText(perDay, speech),
        count: left,
      }),
  ].filter((line) => line !== false);
  return (
    <>
      <p class="numbers">
        <b class="figure" data-testid={`seen-${goal.id}`}>
          {people === null ? (
            t('number.seen', { seen: count, target: goal.target })
          ) : (
            <a class="inline" href={people}>
              {t('number.seen', { seen: count, target: goal.target })}
            </a>
          )}
        </b>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {out !== null && (
        <p class="out" data-testid={`out-${goal.id}`}>
          <b>{t('out.since', { date: dayText(out.since, speech) })}</b>{' '}
          {t(`out.${out.why}`, {
            ceiling: Math.round(ceiling ?? 0),
            target: goal.target,
          })}
        </p>
      )}
      {gets !== null && <p class="soft">{t('number.gets', { date: dayText(gets, speech) })}</p>}
      {ceiling !== null && out?.why !== 'ceiling' && word !== 'reached' && (
        <p class="soft">{t('number.ceiling', { ceiling: Math.round(ceiling) })}</p>
      )}
    </>
  );
}

/** When the present pace gets there: by those on the way where the chance is theirs too. */
function getsThere(
  { goal, missing, couldHave, figures }: GoalStanding,
  sources: GoalSources,
  count: number,
): string | null {
  if (couldHave !== null)
    return figures?.kind === 'plan' ? (figures.pace?.reachedOn ?? null) : null;
  return missing === null ? null : reachedAt(sources, goal, missing, count);
}
