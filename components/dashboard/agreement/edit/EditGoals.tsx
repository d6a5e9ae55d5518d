import { GOAL_MEASURES, type Goal } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { usePages } from '../../../page-context';
import { useAgreementT } from '../use-t';
import { localDate } from '../values';
import { AddEntry } from './AddEntry';
import { BothField } from './BothField';
import { Entries } from './Entries';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';
import { NumberIn } from './NumberIn';
import { idOfNew } from './new-entry';

/**
 * What each side means to reach: what is counted, how many a month, from when until when, who
 * answers for it, and which goal it serves.
 */
export function EditGoals() {
  const { shell } = usePages();
  const { overview, draft } = useEditing();
  const { t, language } = useAgreementT();
  const { goals, hours } = draft.agreement;
  const put = (what: string, change: (goals: readonly Goal[]) => readonly Goal[]) =>
    draft.edit(`goals ${what}`, (each) => ({ ...each, goals: change(each.goals) }));
  return (
    <>
      <Entries
        where="goals"
        entries={goals}
        keyOf={({ id }) => id}
        nameOf={({ label }) => textIn(label, language)}
        onChange={(next) => put('order', () => next)}
      >
        {(goal, index) => (
          <GoalForm
            goal={goal}
            others={goals.filter(({ id }) => id !== goal.id)}
            where={`goals.${index}`}
            onChange={(what, part) =>
              put(`${goal.id} ${what}`, (all) =>
                all.map((each) => (each.id === goal.id ? { ...each, ...part } : each)),
              )
            }
          />
        )}
      </Entries>
      <ProblemAt where="goals" />
      <AddEntry
        where="goals"
        label={t('add.goal')}
        onAdd={(label) =>
          draft.edit('goals add', (each) => {
            const goal: Goal = {
              id: idOfNew(overview, each, (one) => one.goals, label),
              label,
              owner: 'marketing',
              responsible: null,
              measure: 'mql',
              target: 10,
              from: localDate(shell.clock(), hours.timeZone).slice(0, 7),
              until: null,
            };
            return { ...each, goals: [...each.goals, goal] };
          })
        }
      />
    </>
  );
}

interface GoalFormProps {
  goal: Goal;
  /** Goals that it may serve. */
  others: readonly Goal[];
  where: string;
  onChange: (what: string, part: Partial<Goal>) => void;
}

function GoalForm({ goal, others, where, onChange }: GoalFormProps) {
  const { t, language } = useAgreementT();
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <>
      <BothField
        where={`${where}.label`}
        label={t('field.goal')}
        value={goal.label}
        onChange={(label) => onChange('label', { label })}
      />
      <div class="goal-form">
        <Field where={`${where}.measure`} label={t('field.measure')}>
          {(control) => (
            <select
              {...control}
              value={goal.measure}
              onChange={({ currentTarget }) => {
                const measure = GOAL_MEASURES.find((each) => each === currentTarget.value);
                if (measure !== undefined) onChange('measure', { measure });
              }}
            >
              {GOAL_MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {t(`measure.${measure}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field where={`${where}.target`} label={t('field.target')}>
          {(control) => (
            <NumberIn
              control={control}
              value={goal.target}
              min={1}
              max={1_000_000}
              onChange={(target) => onChange('target', { target })}
            />
          )}
        </Field>
        <Field where={`${where}.from`} label={t('field.first-month')}>
          {(control) => (
            <input
              {...control}
              type="month"
              placeholder="2026-11"
              value={goal.from}
              onInput={(event) => onChange('from', { from: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field where={`${where}.until`} label={t('field.last-month')}>
          {(control) => (
            <input
              {...control}
              type="month"
              placeholder="2027-10"
              value={goal.until ?? ''}
              onInput={(event) => onChange('until', { until: orNull(event.currentTarget.value) })}
            />
          )}
        </Field>
        <Field where={`${where}.owner`} label={t('field.owner')}>
          {(control) => (
            <select
              {...control}
              value={goal.owner}
              onChange={(event) =>
                onChange('owner', {
                  owner: event.currentTarget.value === 'sales' ? 'sales' : 'marketing',
                })
              }
            >
              <option value="marketing">{t('department.marketing')}</option>
              <option value="sales">{t('department.sales')}</option>
            </select>
          )}
        </Field>
        <Field where={`${where}.responsible`} label={t('field.responsible')}>
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={500}
              value={goal.responsible ?? ''}
              onInput={(event) =>
                onChange('responsible', { responsible: orNull(event.currentTarget.value) })
              }
            />
          )}
        </Field>
        <Field where={`${where}.serves`} label={t('field.serves')} hint={t('hint.serves')}>
          {(control) => (
            <select
              {...control}
              value={others.some(({ id }) => id === goal.serves) ? goal.serves : ''}
              onChange={({ currentTarget }) =>
                onChange('serves', {
                  serves: currentTarget.value === '' ? undefined : currentTarget.value,
                })
              }
            >
              <option value="">{t('field.serves-none')}</option>
              {others.map(({ id, label }) => (
                <option key={id} value={id}>
                  {textIn(label, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ProblemAt where={where} />
    </>
  );
}
