import type { EngagementRule } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { TOUCH_KINDS } from '../../../../lib/domain/base/touch';
import { cardEn } from '../../../../lib/i18n/en/card';
import { cardEs } from '../../../../lib/i18n/es/card';
import { createTranslator } from '../../../../lib/i18n/translator';
import { useAgreementT } from '../use-t';
import { BothField } from './BothField';
import { Entries } from './Entries';
import { useEditing } from './editing';
import { Field } from './Field';
import { NumberIn } from './NumberIn';

/** Rules for what a person did, one for each kind of touch that counts. */
export function EditEngagement() {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const { engagement } = draft.agreement.score;
  const put = (
    what: string,
    change: (rules: readonly EngagementRule[]) => readonly EngagementRule[],
  ) =>
    draft.edit(`score.engagement ${what}`, (each) => ({
      ...each,
      score: { ...each.score, engagement: change(each.score.engagement) },
    }));
  const free = TOUCH_KINDS.filter((kind) => !engagement.some((rule) => rule.kind === kind));
  return (
    <section class="edit-list" aria-labelledby="edit-engagement">
      <h3 id="edit-engagement">{t('score.engagement')}</h3>
      <p class="soft">{t('edit.engagement-why')}</p>
      <Entries
        where="score.engagement"
        entries={engagement}
        keyOf={({ kind }) => kind}
        nameOf={({ label }) => textIn(label, language)}
        onChange={(next) => put('order', () => next)}
      >
        {(rule, index) => {
          const where = `score.engagement.${index}`;
          const change = (what: string, part: Partial<EngagementRule>) =>
            put(`${rule.kind} ${what}`, (all) =>
              all.map((each) => (each.kind === rule.kind ? { ...each, ...part } : each)),
            );
          return (
            <div class="touch-form">
              <BothField
                where={`${where}.label`}
                label={t(`touch.${rule.kind}`)}
                value={rule.label}
                onChange={(label) => change('label', { label })}
              />
              {(['points', 'cap'] as const).map((field) => (
                <Field key={field} where={`${where}.${field}`} label={t(`field.${field}`)}>
                  {(control) => (
                    <NumberIn
                      control={control}
                      value={rule[field]}
                      min={0}
                      max={100}
                      onChange={(value) => change(field, { [field]: value })}
                    />
                  )}
                </Field>
              ))}
            </div>
          );
        }}
      </Entries>
      {free.length > 0 && (
        <label class="field add-kind">
          <span class="soft">{t('add.touch')}</span>
          <select
            value=""
            data-testid="add-touch"
            onChange={({ currentTarget }) => {
              const kind = free.find((each) => each === currentTarget.value);
              currentTarget.value = '';
              if (kind !== undefined)
                put('add', (all) => [...all, { kind, label: nameOf(kind), points: 5, cap: 10 }]);
            }}
          >
            <option value="">{t('add.choose')}</option>
            {free.map((kind) => (
              <option key={kind} value={kind}>
                {t(`touch.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}

/** The name of a kind of touch in both languages: what a new rule is called at first. */
function nameOf(kind: EngagementRule['kind']): EngagementRule['label'] {
  return {
    en: createTranslator('en', cardEn)(`touch.${kind}`),
    es: createTranslator('es', cardEs)(`touch.${kind}`),
  };
}
