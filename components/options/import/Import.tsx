import { useRoute } from '../../../lib/bus/query';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Section } from '../Section';
import { FilePicker } from './FilePicker';
import { HowItIsWritten } from './HowItIsWritten';
import { Outcome } from './Outcome';
import { Preview } from './Preview';
import { Progress } from './Progress';
import { StageQuestions } from './StageQuestions';
import { useImport } from './use-import';

/** People from a file into the workspace in this browser: look, say what is what, then import. */
export function Import() {
  const { t } = usePages();
  const kind = useRoute('connection.read', {}).data?.kind;
  const choices = useRoute('connection.choices', {}).data;
  const choice = choices?.find((each) => each.kind === kind);
  return (
    <Section id="import" title={t('nav.import')} lead={t('import.lead')}>
      {choice?.canImport === false ? (
        <p class="soft">{t('import.not-here', { crm: choice.brand ?? '' })}</p>
      ) : (
        <Importer />
      )}
    </Section>
  );
}

function Importer() {
  const { t } = usePages();
  const importing = useImport();
  const { name, problem, failure, reading, working, done } = importing;
  const isRunning = working?.what === 'running';
  return (
    <>
      <FilePicker busy={isRunning} name={name} onPick={importing.pick} />
      {problem !== null && (
        <p class="warn" role="alert" data-testid="import-problem" data-problem={problem}>
          {t(`file.${problem}`)}
        </p>
      )}
      {failure !== null && <FailureBox failure={failure} />}
      {working !== null && <Progress name={name} working={working} onStop={importing.stop} />}
      {reading !== null && !isRunning && (
        <div class="panel" data-testid="import-preview">
          <HowItIsWritten table={reading.table} onReread={importing.reread} />
          <StageQuestions
            questions={reading.rows.questions}
            answers={reading.answers}
            onAnswer={importing.answer}
          />
          <Preview
            reading={reading}
            busy={working !== null}
            onAssign={importing.assign}
            onNewcomers={importing.setNewcomers}
            onRun={importing.run}
          />
        </div>
      )}
      {reading === null && working === null && <Outcome done={done} />}
    </>
  );
}
