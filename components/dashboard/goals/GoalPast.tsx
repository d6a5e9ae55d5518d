import type { Goal } from '../../../lib/domain/base/agreement-model';
import { textIn } from '../../../lib/domain/base/text';
import { clockOf } from '../../../lib/domain/figures/goals/clock-goals';
import type { GoalStanding, PastMonth } from '../../../lib/domain/figures/shown/goal-standing';
import { FigureTable } from '../kit/FigureTable';
import { monthName } from './goal-text';
import { peopleIn } from './places';
import { type GoalSpeech, useGoalsT } from './use-t';

/** The months before, each with what was reached and whether that was enough. */
export function GoalPast({ standing }: { standing: GoalStanding }) {
  const speech = useGoalsT();
  const { t } = speech;
  const { past, goal } = standing;
  if (past.length === 0)
    return <p class="soft">{t(clockOf(goal.measure) === null ? 'past.none' : 'past.clocks')}</p>;
  return (
    <div class="past no-print" title={t('past.key')}>
      <h4>{t('past.title')}</h4>
      <ol>
        {past.map((month) => (
          <li key={month.month} data-met={month.met}>
            <span class="soft">{monthName(month.month, speech, 'short')}</span>
            <b>
              <Seen month={month} measure={goal.measure} />
            </b>
            <small>{resultText(month, goal.target, speech)}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What was reached, as a link to the people. */
function Seen({ month, measure }: { month: PastMonth; measure: Goal['measure'] }) {
  if (month.seen.kind !== 'count') return <>–</>;
  const people = peopleIn(measure, month.month);
  if (people === null || month.seen.count === 0) return <>{month.seen.count}</>;
  return (
    <a class="inline" href={people}>
      {month.seen.count}
    </a>
  );
}

function resultText({ seen, met }: PastMonth, target: number, { t }: GoalSpeech): string {
  if (seen.kind !== 'count' || met === null) return t('past.unknown');
  return met ? t('past.met') : t('past.missed', { count: target - seen.count });
}

/** The same months with the one of now, to print, to save and to copy. */
export function PastTable({ standing, note }: { standing: GoalStanding; note: string }) {
  const speech = useGoalsT();
  const { t, language } = speech;
  const { past, goal, soFar, seen } = standing;
  const number = new Intl.NumberFormat(language);
  const shown = (known: GoalStanding['seen']) =>
    known.kind === 'count' ? number.format(known.count) : '–';
  return (
    <FigureTable
      name={`goal-${goal.id}`}
      title={textIn(goal.label, language)}
      head={[t('past.month'), t('past.seen'), t('past.goal'), t('past.verdict')]}
      rows={[
        ...past.map((month) => [
          monthName(month.month, speech),
          shown(month.seen),
          number.format(goal.target),
          resultText(month, goal.target, speech),
        ]),
        [monthName(soFar.month, speech), shown(seen), number.format(goal.target), t('past.open')],
      ]}
      note={note}
    />
  );
}
