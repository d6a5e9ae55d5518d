import { useRoute, useSend } from '../../../lib/bus/query';
import { EMBEDDED, OWN_LIST } from '../../../lib/domain/views/admin';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { Section } from '../Section';
import { OpenMail } from '../start/OpenMail';
import { FilePicker } from './FilePicker';
import { HowItIsWritten } from './HowItIsWritten';
import { Outcome } from './Outcome';
import { Preview } from './Preview';
import { Progress } from './Progress';
import { StageQuestions } from './StageQuestions';
import { useImport } from './use-import';

/** People from a file into the rep's own list: look, say what is what, then import. */
export function Import() {
  const { t } = usePages();
  const connected = useRoute('connection.state', {});
  const kind = connected.data?.kind;
  const choices = useRoute('connection.choices', {}).data;
  const choice = choices?.find((each) => each.kind === kind);
  const isSample = kind === EMBEDDED;
  return (
    <Section id="import" title={t('nav.import')} lead={t('import.lead')}>
      {choice === undefined ? (
        connected.failure === null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={connected.failure} onRetry={connected.reload} />
        )
      ) : !choice.canImport && !isSample ? (
        <NotHere crm={choice.brand ?? ''} />
      ) : (
        <>
          {isSample && <p data-testid="import-makes-list">{t('import.makes-list')}</p>}
          <Importer makesList={isSample} />
        </>
      )}
    </Section>
  );
}

/** The people of a CRM come from it; a list beside it is a connection of its own. */
function NotHere({ crm }: { crm: string }) {
  const { t } = usePages();
  const saver = useSend('connection.save');
  return (
    <>
      <p class="soft" data-testid="import-not-here">
        {t('import.not-here', { crm })}
      </p>
      <button
        type="button"
        data-testid="import-use-list"
        aria-busy={saver.sending}
        onClick={() => void saver.send({ kind: OWN_LIST })}
      >
        {t('import.use-list')}
      </button>
      {saver.failure !== null && <FailureBox failure={saver.failure} />}
    </>
  );
}

/** @param props.makesList whether the import has to make the rep's own list first */
function Importer({ makesList }: { makesList: boolean }) {
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
            makesList={makesList}
            onRun={() => importing.run(makesList)}
          />
        </div>
      )}
      {reading === null && working === null && <Outcome done={done} />}
      {done !== null && done.added + done.updated > 0 && <OpenMail primary />}
    </>
  );
}
