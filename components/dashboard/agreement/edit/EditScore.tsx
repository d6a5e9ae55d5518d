import type { ScoreModel } from '../../../../lib/domain/base/agreement-model';
import { ScoreBar } from '../ScoreBar';
import { useAgreementT } from '../use-t';
import { EditEngagement } from './EditEngagement';
import { EditFit } from './EditFit';
import { useEditing } from './editing';
import { Field, ProblemAt } from './Field';
import { NumberIn } from './NumberIn';

/** The threshold, the two halves of the score, and the rules of each. */
export function EditScore() {
  const { draft } = useEditing();
  const { t } = useAgreementT();
  const { score, mqlThreshold } = draft.agreement;
  const put = (what: string, change: Partial<ScoreModel>) =>
    draft.edit(`score.${what}`, (each) => ({ ...each, score: { ...each.score, ...change } }));
  // What one half gets the other loses: they always make a hundred.
  const part = (fitMax: number) => put('parts', { fitMax, engagementMax: 100 - fitMax });
  const setThreshold = (value: number) =>
    draft.edit('mqlThreshold', (each) => ({ ...each, mqlThreshold: value }));
  return (
    <>
      <ScoreBar
        fitMax={score.fitMax}
        engagementMax={score.engagementMax}
        threshold={mqlThreshold}
      />
      <div class="in-a-row">
        <Field where="mqlThreshold" label={t('field.threshold')} hint={t('hint.threshold')}>
          {(control) => (
            <span class="slider">
              <input
                type="range"
                min={0}
                max={100}
                aria-label={t('field.threshold')}
                value={Number.isFinite(mqlThreshold) ? mqlThreshold : 0}
                onInput={(event) => setThreshold(event.currentTarget.valueAsNumber)}
              />
              <NumberIn
                control={control}
                value={mqlThreshold}
                min={0}
                max={100}
                onChange={setThreshold}
              />
            </span>
          )}
        </Field>
        <Field where="score.fitMax" label={t('field.fit-max')} hint={t('hint.parts')}>
          {(control) => (
            <span class="slider">
              <input
                type="range"
                min={0}
                max={100}
                aria-label={t('field.fit-max')}
                value={Number.isFinite(score.fitMax) ? score.fitMax : 0}
                onInput={(event) => part(event.currentTarget.valueAsNumber)}
              />
              <NumberIn control={control} value={score.fitMax} min={0} max={100} onChange={part} />
              <output>
                {t('score.engagement')}{' '}
                {Number.isFinite(score.engagementMax) ? score.engagementMax : '–'}
              </output>
            </span>
          )}
        </Field>
        <Field where="score.halfLifeDays" label={t('field.half-life')} hint={t('hint.half-life')}>
          {(control) => (
            <span class="with-unit">
              <NumberIn
                control={control}
                value={score.halfLifeDays}
                min={0.5}
                max={3650}
                step="any"
                onChange={(halfLifeDays) => put('halfLifeDays', { halfLifeDays })}
              />
              {t('unit.days')}
            </span>
          )}
        </Field>
      </div>
      <ProblemAt where="score" />
      <EditFit />
      <EditEngagement />
    </>
  );
}
