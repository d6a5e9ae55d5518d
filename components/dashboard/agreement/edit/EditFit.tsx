import type { FitRule } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { useAgreementT } from '../use-t';
import { AddEntry } from './AddEntry';
import { BothField } from './BothField';
import { Entries } from './Entries';
import { useEditing } from './editing';
import { Field } from './Field';
import { NumberIn } from './NumberIn';
import { idOfNew } from './new-entry';
import { TraitIn } from './TraitIn';
import { WordsIn } from './WordsIn';

/** Rules for who a person is. */
export function EditFit() {
  const { overview, draft } = useEditing();
  const { t, language } = useAgreementT();
  const { fit } = draft.agreement.score;
  const put = (what: string, change: (fit: readonly FitRule[]) => readonly FitRule[]) =>
    draft.edit(`score.fit ${what}`, (each) => ({
      ...each,
      score: { ...each.score, fit: change(each.score.fit) },
    }));
  return (
    <section class="edit-list" aria-labelledby="edit-fit">
      <h3 id="edit-fit">{t('score.fit')}</h3>
      <p class="soft">{t('edit.fit-why')}</p>
      <Entries
        where="score.fit"
        entries={fit}
        keyOf={({ id }) => id}
        nameOf={({ label }) => textIn(label, language)}
        onChange={(next) => put('order', () => next)}
      >
        {(rule, index) => {
          const where = `score.fit.${index}`;
          const change = (what: string, part: Partial<FitRule>) =>
            put(`${rule.id} ${what}`, (all) =>
              all.map((each) => (each.id === rule.id ? { ...each, ...part } : each)),
            );
          return (
            <>
              <BothField
                where={`${where}.label`}
                label={t('field.rule')}
                value={rule.label}
                onChange={(label) => change('label', { label })}
              />
              <div class="rule-form">
                <Field where={`${where}.trait`} label={t('field.trait')}>
                  {(control) => (
                    <TraitIn
                      control={control}
                      trait={rule.trait}
                      onChange={(trait) => change('trait', { trait })}
                    />
                  )}
                </Field>
                <Field where={`${where}.anyOf`} label={t('field.words')} hint={t('hint.words')}>
                  {(control) => (
                    <WordsIn
                      control={control}
                      words={rule.anyOf}
                      onChange={(anyOf) => change('words', { anyOf })}
                    />
                  )}
                </Field>
                <Field where={`${where}.points`} label={t('field.points')}>
                  {(control) => (
                    <NumberIn
                      control={control}
                      value={rule.points}
                      min={-100}
                      max={100}
                      onChange={(points) => change('points', { points })}
                    />
                  )}
                </Field>
              </div>
            </>
          );
        }}
      </Entries>
      <AddEntry
        where="score.fit"
        label={t('add.rule')}
        onAdd={(label) =>
          draft.edit('score.fit add', (each) => {
            const id = idOfNew(overview, each, (one) => one.score.fit, label);
            const rule: FitRule = { id, label, trait: 'jobTitle', anyOf: [], points: 5 };
            return { ...each, score: { ...each.score, fit: [...each.score.fit, rule] } };
          })
        }
      />
    </section>
  );
}
