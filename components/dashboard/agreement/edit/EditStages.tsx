import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { StageMark } from '../../../StageMark';
import { useAgreementT } from '../use-t';
import { BothField } from './BothField';
import { useEditing } from './editing';

/** What each stage means here and what to do, and whether people there may be written to. */
export function EditStages() {
  const { draft } = useEditing();
  const { t } = useAgreementT();
  const { stages, doNotContact } = draft.agreement;
  const write = (stage: Stage, allowed: boolean) =>
    draft.edit(`doNotContact.${stage}`, (each) => ({
      ...each,
      doNotContact: STAGES.filter((one) =>
        one === stage ? !allowed : each.doNotContact.includes(one),
      ),
    }));
  return (
    <ol class="edit-stages">
      {STAGES.map((stage) => (
        <li key={stage} data-stage={stage}>
          <p class="line">
            <StageMark stage={stage} /> <b>{t(`stage.${stage}`)}</b>
          </p>
          {(['meaning', 'whatToDo'] as const).map((field) => (
            <BothField
              key={field}
              where={`stages.${stage}.${field}`}
              label={t(`field.${field}`)}
              long
              value={stages[stage][field]}
              onChange={(text) =>
                draft.edit(`stages.${stage}.${field}`, (each) => ({
                  ...each,
                  stages: { ...each.stages, [stage]: { ...each.stages[stage], [field]: text } },
                }))
              }
            />
          ))}
          <label class="line check">
            <input
              type="checkbox"
              data-testid={`no-contact-${stage}`}
              checked={doNotContact.includes(stage)}
              onChange={(event) => write(stage, !event.currentTarget.checked)}
            />
            {t('stage.no-contact-field')}
          </label>
        </li>
      ))}
    </ol>
  );
}
