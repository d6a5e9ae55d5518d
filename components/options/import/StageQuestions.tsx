import { isStage, STAGES } from '../../../lib/domain/base/stage';
import type { StageAnswers, StageQuestion } from '../../../lib/domain/import/model';
import { usePages } from '../../page-context';

export interface StageQuestionsProps {
  questions: readonly StageQuestion[];
  answers: StageAnswers;
  onAnswer: (answers: StageAnswers) => void;
}

/** What the stages of another program are here, each word asked once. */
export function StageQuestions({ questions, answers, onAnswer }: StageQuestionsProps) {
  const { t } = usePages();
  if (questions.length === 0) return null;
  const suggested = questions.filter((each) => each.suggested !== null);
  return (
    <fieldset class="stages" data-testid="import-stages">
      <legend>{t('import.stages')}</legend>
      <p class="soft">{t('import.stages-lead')}</p>
      {questions.map(({ key, word, lines, suggested: hint }) => (
        <label key={key} class="field">
          <span>
            {t('import.stage-question', { word })}{' '}
            <span class="soft">{t('import.stage-count', { count: lines.length })}</span>
          </span>
          <select
            data-testid={`stage-of-${key}`}
            value={answers[key] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onAnswer({ [key]: isStage(value) ? value : null })
            }
          >
            <option value="">{t('import.stage-none')}</option>
            {STAGES.map((stage) => (
              <option key={stage} value={stage}>
                {t(`stage.${stage}`)}
              </option>
            ))}
          </select>
          {hint !== null && (
            <span class="soft">{t('import.stage-suggested', { stage: t(`stage.${hint}`) })}</span>
          )}
        </label>
      ))}
      {suggested.length > 0 && (
        <button
          type="button"
          data-testid="stage-suggest"
          onClick={() =>
            onAnswer(Object.fromEntries(suggested.map((each) => [each.key, each.suggested])))
          }
        >
          {t('import.stage-suggest')}
        </button>
      )}
    </fieldset>
  );
}
