import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { periodText } from '../entry-text';
import { useSpeech } from '../use-t';
import { numberText } from '../values';

/** What each side means to reach in a month, measured, dated and owned. */
export function DocumentGoals({ agreement }: { agreement: Agreement }) {
  const speech = useSpeech();
  const { tell, language } = speech;
  const { goals } = agreement;
  if (goals.length === 0) return <p class="soft">{tell('none.goals')}</p>;
  return (
    <div class="goals">
      {(['marketing', 'sales'] as const).map((department) => (
        <section key={department}>
          <h3>{tell(`department.${department}`)}</h3>
          {!goals.some(({ owner }) => owner === department) && <p class="soft">{tell('none.goals')}</p>}
          <ul>
            {goals
              .filter(({ owner }) => owner === department)
              .map((goal) => (
                <li key={goal.id}>
                  <b class="figure">{numberText(goal.target, language)}</b>
                  <div>
                    <p>
                      <b>{goal.label[language]}</b>
                    </p>
                    <p class="soft">
                      {tell(`measure.${goal.measure}`)} · {periodText(goal, speech)}
                    </p>
                    <p class="soft">
                      {goal.responsible === null
                        ? tell('goals.nobody')
                        : tell('goals.responsible', { who: goal.responsible })}
                    </p>
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
