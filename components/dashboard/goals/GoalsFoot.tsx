import type { GoalsView } from '../../../lib/domain/figures/shown/goal-number';
import { relativeTime } from '../../../lib/i18n/time';
import { useGoalsT } from './use-t';

/** Explains the numbers: how they are counted, for which people, and how old they are. */
export function GoalsFoot({ view, now }: { view: GoalsView; now: number }) {
  const { t, language } = useGoalsT();
  const { answers, hours, planning } = view.funnel;
  const oldest = Math.min(now, ...Object.values(answers).map(({ askedAt }) => askedAt));
  const lines = [
    t('how.pace'),
    t('how.days'),
    t('how.way'),
    t('past.key'),
    t('how.months', { zone: hours.timeZone }),
    t('how.key'),
    t('how.version', { version: planning.version, when: relativeTime(oldest, now, language) }),
  ];
  return (
    <section class="panel how" aria-labelledby="goals-how">
      <h2 id="goals-how">{t('how.title')}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
