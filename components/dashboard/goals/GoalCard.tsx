import type { Goal } from '../../../lib/domain/base/agreement-model';
import { textIn } from '../../../lib/domain/base/text';
import { servedBy } from '../../../lib/domain/figures/goals/active';
import type { GoalSources } from '../../../lib/domain/figures/shown/goal-number';
import type { GoalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import { BulletPlot } from '../kit/BulletPlot';
import { GoalChecks } from './GoalChecks';
import { GoalNumbers } from './GoalNumbers';
import { GoalPast, PastTable } from './GoalPast';
import { datesText, roughText, unknownText, verdictText, wordText } from './goal-text';
import { useGoalsT } from './use-t';

export interface GoalCardProps {
  standing: GoalStanding;
  sources: GoalSources;
  /** All goals of the agreement. */
  goals: readonly Goal[];
  /** Whether its address names it. */
  isChosen: boolean;
  note: string;
}

/** One goal: what it is, how it goes, what it takes, how it went, and whether it is a good goal. */
export function GoalCard({ standing, sources, goals, isChosen, note }: GoalCardProps) {
  const speech = useGoalsT();
  const { t, of, language } = speech;
  const { goal, seen, due, pace, word } = standing;
  const name = textIn(goal.label, language);
  const unknown = unknownText(seen, speech);
  const verdict = verdictText(standing, speech);
  const serves = servedBy(goal, goals);
  return (
    <article
      class="panel goal-card"
      data-testid={`goal-${goal.id}`}
      data-word={word ?? 'none'}
      data-chosen={isChosen}
      aria-labelledby={`goal-name-${goal.id}`}
      tabIndex={-1}
      data-row
    >
      <header>
        <div>
          <h3 id={`goal-name-${goal.id}`} class="theirs">
            {name}
          </h3>
          <p class="soft">
            {t('goal.monthly', { what: of(`of.${goal.measure}`, { count: goal.target }) })} ·{' '}
            {datesText(goal, speech)} ·{' '}
            {t('goal.who', { who: goal.responsible ?? t('goal.nobody') })}
          </p>
        </div>
        <p class="verdict" data-testid={`verdict-${goal.id}`}>
          <b class="word">{wordText(standing, speech)}</b>
          {verdict !== null && <small class="soft">{verdict}</small>}
        </p>
      </header>
      {seen.kind === 'count' ? (
        <>
          <BulletPlot
            value={seen.count}
            target={goal.target}
            due={due}
            range={pace}
            format={(value) => roughText(value, speech)}
            label={t('plot.told', {
              name,
              seen: seen.count,
              target: goal.target,
              due: due === null ? '–' : roughText(due, speech),
              word: wordText(standing, speech),
            })}
            more={t('plot.table')}
            table={<PastTable standing={standing} note={note} />}
          />
          <GoalNumbers standing={standing} sources={sources} count={seen.count} />
        </>
      ) : (
        <p class="soft" data-testid={`unknown-${goal.id}`}>
          {unknown}
        </p>
      )}
      <GoalPast standing={standing} />
      {serves.length > 0 && (
        <p class="serves" data-testid={`serves-${goal.id}`}>
          <span class="soft">{t('serves.title')}</span>{' '}
          {serves.map(({ id, label }) => (
            <span key={id}>
              <span aria-hidden="true">→ </span>
              <span class="theirs">{textIn(label, language)}</span>{' '}
            </span>
          ))}
        </p>
      )}
      <GoalChecks standing={standing} goals={goals} />
    </article>
  );
}
