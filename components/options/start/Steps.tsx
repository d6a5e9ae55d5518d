import type { ComponentChildren } from 'preact';
import { useRoute, useSend } from '../../../lib/bus/query';
import { type ConnectionView, EMBEDDED, OWN_LIST } from '../../../lib/domain/views/admin';
import { crmWords } from '../../../lib/i18n/part-translator';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { OwnerPicker } from '../OwnerPicker';
import { OpenMail } from './OpenMail';

type State = 'done' | 'now' | 'later';

/** The three steps from the installation to the first chip, each with its state. */
export function Steps() {
  const connection = useRoute('connection.read', {});
  const settings = useRoute('settings.read', {});
  if (connection.data === undefined || settings.data === undefined) {
    const { failure } = connection;
    return failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={failure} onRetry={connection.reload} />
    );
  }
  const { kind, owner, failure, hostPermitted } = connection.data;
  const mailbox = Object.entries(settings.data.mailboxes).find(([, yes]) => yes)?.[0] ?? null;
  const done = [
    kind !== EMBEDDED && failure === null && hostPermitted,
    owner !== null,
    mailbox !== null,
  ];
  // The sample's rep is known without a choice of the user.
  if (kind === EMBEDDED) done[1] = false;
  const now = done.indexOf(false);
  const state = (step: number): State =>
    done[step] === true ? 'done' : step === now ? 'now' : 'later';
  return <Drawn connection={connection.data} mailbox={mailbox} state={state} />;
}

interface DrawnProps {
  connection: ConnectionView;
  /** A mailbox in which Relevo is used; null where there is none. */
  mailbox: string | null;
  state: (step: number) => State;
}

function Drawn({ connection, mailbox, state }: DrawnProps) {
  const { t } = usePages();
  const isDone = [0, 1, 2].every((step) => state(step) === 'done');
  return (
    <>
      <h2>{t(isDone ? 'start.finished' : 'start.title')}</h2>
      <ol class="start" data-testid="start">
        <Step id="connect" state={state(0)} title={t('start.connect')}>
          <ConnectStep connection={connection} state={state(0)} />
        </Step>
        <Step id="me" state={state(1)} title={t('start.me')}>
          {state(1) === 'now' ? (
            <OwnerPicker connection={connection} primary />
          ) : (
            <p class="soft theirs">
              {state(1) === 'done' ? connection.owner?.name : t('start.me-why')}
            </p>
          )}
        </Step>
        <Step id="mail" state={state(2)} title={t('start.mail')}>
          <p class="soft">
            {mailbox === null ? t('start.mail-why') : t('start.mail-in', { mailbox })}
          </p>
          {state(2) !== 'later' && <OpenMail primary={state(2) === 'now'} />}
        </Step>
      </ol>
    </>
  );
}

interface StepProps {
  id: string;
  state: State;
  title: string;
  children: ComponentChildren;
}

function Step({ id, state, title, children }: StepProps) {
  const { t } = usePages();
  return (
    <li
      data-state={state}
      data-testid={`step-${id}`}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <h3>
        {title} <span class="hidden">({t(`start.${state}`)})</span>
      </h3>
      {children}
    </li>
  );
}

function ConnectStep({ connection, state }: { connection: ConnectionView; state: State }) {
  const { t, language } = usePages();
  const saver = useSend('connection.save');
  const { kind, accountName, failure, hostPermitted } = connection;
  const name = crmWords(kind, language)('name') ?? kind;
  if (kind !== EMBEDDED && failure?.code === 'crm/unauthorised')
    return (
      <>
        <p class="warn">{t('start.refused', { crm: name })}</p>
        <a class="button primary" href="#connection">
          {t('key.renew-here')}
        </a>
      </>
    );
  if (kind !== EMBEDDED && (failure !== null || !hostPermitted))
    return (
      <a class="button primary" href="#connection">
        {t('do.go-back')}
      </a>
    );
  if (kind !== EMBEDDED)
    return (
      <p class="soft theirs">
        {t('start.connected', { crm: accountName === null ? name : `${name}, ${accountName}` })}
      </p>
    );
  const bring = async () => {
    if ((await saver.send({ kind: OWN_LIST })) !== null) location.hash = 'import';
  };
  return (
    <p class="actions">
      <a
        class={state === 'now' ? 'button primary' : 'button'}
        href="#connection"
        data-testid="start-connect"
      >
        {t('start.connect-do')}
      </a>
      <button
        type="button"
        data-testid="start-list"
        aria-busy={saver.sending}
        disabled={saver.sending}
        onClick={() => void bring()}
      >
        {t('start.list-do')}
      </button>
      {saver.failure !== null && <FailureBox failure={saver.failure} />}
    </p>
  );
}
