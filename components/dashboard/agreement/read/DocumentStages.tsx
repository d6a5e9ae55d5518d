import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { STAGES, stageOwner } from '../../../../lib/domain/base/stage';
import { textIn } from '../../../../lib/domain/base/text';
import { StageMark } from '../../../StageMark';
import { useAgreementT } from '../use-t';

/** The six stages from visitor to customer: what each means here, what to do, and whose it is. */
export function DocumentStages({ agreement }: { agreement: Agreement }) {
  const { t, language } = useAgreementT();
  return (
    <ol class="stages" data-testid="agreement-stages">
      {STAGES.map((stage) => {
        const { meaning, whatToDo } = agreement.stages[stage];
        return (
          <li key={stage} data-stage={stage}>
            <div class="name">
              <b>
                <StageMark stage={stage} /> {t(`stage.${stage}`)}
              </b>
              <small class="soft">{t(`department.${stageOwner(stage)}`)}</small>
              {agreement.doNotContact.includes(stage) && (
                <span class="tag warn">{t('stage.no-contact')}</span>
              )}
            </div>
            <div>
              <p>{textIn(meaning, language)}</p>
              <p class="soft">{textIn(whatToDo, language)}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
