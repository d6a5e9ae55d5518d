import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { isStage, STAGES, type Stage } from '../../lib/domain/base/stage';
import { type ConnectionView, isInside } from '../../lib/domain/views/admin';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { NewFields } from './NewFields';
import { Section } from './Section';

/** Which of the CRM's stages is which of ours, and which fields hold score and profile. */
export function Mapping() {
  const { t } = usePages();
  const connection = useRoute('connection.read', {}).data;
  return (
    <Section id="mapping" title={t('nav.mapping')} lead={t('mapping.lead')}>
      {connection === undefined || isInside(connection.kind) || connection.stages.length === 0 ? (
        <p class="soft">{t('mapping.empty')}</p>
      ) : (
        <>
          <NewFields kind={connection.kind} fields={connection.newFields} />
          <MappingForm
            key={`${connection.kind} ${connection.stageField} ${connection.stages.map(({ id, mapped }) => `${id}=${mapped}`).join()}`}
            connection={connection}
          />
        </>
      )}
    </Section>
  );
}

function MappingForm({ connection }: { connection: ConnectionView }) {
  const { t } = usePages();
  const saver = useSend('connection.map');
  const [stages, setStages] = useState(
    () => new Map(connection.stages.map(({ id, mapped }) => [id, mapped])),
  );
  const [scoreField, setScoreField] = useState(connection.scoreField);
  const [profileField, setProfileField] = useState(connection.profileField);
  const [saved, setSaved] = useState(false);
  const map = (id: string, stage: Stage | null) => {
    setSaved(false);
    setStages(new Map(stages).set(id, stage));
  };
  const suggest = () => {
    setSaved(false);
    setStages(
      new Map(connection.stages.map(({ id, mapped, suggested }) => [id, suggested ?? mapped])),
    );
  };
  const save = async () => {
    const chosen = [...stages].flatMap(([id, stage]) =>
      stage === null ? [] : [[id, stage] as const],
    );
    setSaved(
      (await saver.send({
        stages: Object.fromEntries(chosen),
        stageField: connection.stageField,
        scoreField,
        profileField,
      })) !== null,
    );
  };
  // Another place has other stages: what was mapped is nothing there, and what is there comes with
  // the answer.
  const move = (stageField: string | null) =>
    void saver.send({ stages: {}, stageField, scoreField, profileField });
  const missing = STAGES.filter((stage) => ![...stages.values()].includes(stage));
  return (
    <form
      data-testid="mapping"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {connection.stageFields.length > 0 && (
        <FieldPick
          id="stage-field"
          label={t('mapping.stage-field')}
          none={t('mapping.stage-field-none')}
          value={connection.stageField}
          choices={connection.stageFields}
          onPick={move}
        />
      )}
      <table class="mapping">
        <thead>
          <tr>
            <th scope="col">{t('mapping.theirs')}</th>
            <th scope="col">{t('mapping.ours')}</th>
          </tr>
        </thead>
        <tbody>
          {connection.stages.map(({ id, label, suggested }) => (
            <tr key={id}>
              <th scope="row" class="theirs">
                {label}
              </th>
              <td>
                <select
                  aria-label={label}
                  data-testid={`map-${id}`}
                  value={stages.get(id) ?? ''}
                  onChange={(event) =>
                    map(id, isStage(event.currentTarget.value) ? event.currentTarget.value : null)
                  }
                >
                  <option value="">{t('mapping.none')}</option>
                  {STAGES.map((stage) => (
                    <option key={stage} value={stage}>
                      {t(`stage.${stage}`)}
                    </option>
                  ))}
                </select>
                {suggested !== null && suggested !== stages.get(id) && (
                  <button type="button" class="link" onClick={() => map(id, suggested)}>
                    {t('mapping.suggested', { stage: t(`stage.${suggested}`) })}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && (
        <p class="warn" data-testid="unmapped">
          {t('mapping.missing', { stages: missing.map((stage) => t(`stage.${stage}`)).join(', ') })}
        </p>
      )}
      <FieldPick
        id="score"
        label={t('mapping.score')}
        none={t('mapping.score-none')}
        value={scoreField}
        choices={connection.scoreFields}
        onPick={setScoreField}
      />
      <FieldPick
        id="profile"
        label={t('mapping.profile')}
        none={t('mapping.profile-none')}
        value={profileField}
        choices={connection.profileFields}
        onPick={setProfileField}
      />
      {saver.failure !== null && <FailureBox failure={saver.failure} />}
      <p class="actions">
        <button type="submit" class="primary" data-testid="map-save" aria-busy={saver.sending}>
          {t('do.save')}
        </button>
        <button type="button" data-testid="map-suggest" onClick={suggest}>
          {t('mapping.suggest')}
        </button>
        {saved && (
          <span role="status" class="good">
            {t('do.saved')}
          </span>
        )}
      </p>
    </form>
  );
}

interface FieldPickProps {
  id: string;
  label: string;
  none: string;
  value: string | null;
  choices: readonly { readonly name: string; readonly label: string }[];
  onPick: (name: string | null) => void;
}

function FieldPick({ id, label, none, value, choices, onPick }: FieldPickProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        data-testid={`map-${id}`}
        value={value ?? ''}
        onChange={(event) => onPick(event.currentTarget.value || null)}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.name} value={choice.name}>
            {`${choice.label} (${choice.name})`}
          </option>
        ))}
      </select>
    </label>
  );
}
