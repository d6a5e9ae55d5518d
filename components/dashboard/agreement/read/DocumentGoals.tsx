import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { periodText } from '../entry-text';
import { useAgreementT } from '../use-t';
import { goalText } from '../value-text';
import { numberText } from '../values';

/** What each side means to reach in a month, measured, dated and owned. */
export function DocumentGoals({ agreement }: { agreement: Agreement }) {
  const speech = useAgreementT();
  const { t, language } = speech;
  const { goals } = agreement;
  if (goals.length === 0) return <p class="soft">{t('none.goals')}</p>;
  return (
    <div class="goals">
      {(['marketing', 'sales'] as const).map((department) => (
        <section key={department}>
          <h3>{t(`department.${department}`)}</h3>
          {!goals.some(({ owner }) => owner === department) && (
            <p class="soft">{t('none.goals')}</p>
          )}
          <ul>
            {goals
              .filter(({ owner }) => owner === department)
              .map((goal) => (
                <li key={goal.id}>
                  <b class="figure">{numberText(goal.target, language)}</b>
                  <div>
                    <p>
                      <b>{textIn(goal.label, language)}</b>
                    </p>
                    <p class="soft">
                      {t(`measure.${goal.measure}`)} · {periodText(goal, speech)}
                    </p>
                    <p class="soft">
                      {goal.responsible === null
                        ? t('goals.nobody')
                        : t('goals.responsible', { who: goal.responsible })}
                    </p>
                    {goals.some(({ id }) => id === goal.serves) && (
                      <p class="soft" data-testid="goal-serves">
                        {t('goals.serves', {
                          goal: goalText(agreement, goal.serves ?? '', language),
                        })}
                      </p>
                    )}
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
