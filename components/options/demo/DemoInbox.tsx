import { useState } from 'preact/hooks';
import { useBus, useRoute, useSend } from '../../../lib/bus/query';
import { identityKeys, normaliseEmail } from '../../../lib/domain/person/identity';
import { EMBEDDED } from '../../../lib/domain/views/admin';
import type { PersonView } from '../../../lib/domain/views/person';
import { crmWords } from '../../../lib/i18n/part-translator';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { useMoves } from '../../person/use-moves';
import { StageChip } from '../../StageChip';
import { PersonPane } from '../../workspace/PersonPane';
import { QueuePane } from '../../workspace/QueuePane';
import { UndoneToast, UndoToast } from '../../workspace/UndoToast';
import { DEMO_MESSAGES } from './demo-messages';

/**
 * An inbox drawn by us, with messages from people of the sample workspace: chips, card and queue as
 * they are beside real mail, before anything is connected.
 */
export function DemoInbox() {
  const { t, language } = usePages();
  const kind = useRoute('connection.state', {}).data?.kind;
  const saver = useSend('connection.save');
  return (
    <section
      class="section demo"
      id="demo"
      tabIndex={-1}
      aria-labelledby="demo-title"
      data-testid="section-demo"
    >
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p class="soft lead">{t('demo.lead')}</p>
      {kind === undefined ? (
        <Skeleton />
      ) : kind === EMBEDDED ? (
        <Inbox />
      ) : (
        <>
          <p>{t('demo.other', { crm: crmWords(kind, language)('name') ?? kind })}</p>
          <button
            type="button"
            data-testid="demo-use-sample"
            aria-busy={saver.sending}
            onClick={() => void saver.send({ kind: EMBEDDED })}
          >
            {t('demo.use-sample')}
          </button>
          {saver.failure !== null && <FailureBox failure={saver.failure} />}
        </>
      )}
      <p>
        <a class="inline" href="#welcome">
          {t('demo.back')}
        </a>
      </p>
    </section>
  );
}

function Inbox() {
  const { t, shell } = usePages();
  const moves = useMoves({ ...shell, call: useBus().call });
  const [picked, setPicked] = useState<PersonView | null>(null);
  const senders = DEMO_MESSAGES.flatMap(({ email: raw, subject }) => {
    const email = normaliseEmail(raw);
    return email === null ? [] : [{ email, subject }];
  });
  const people = senders.map(({ email }) => ({ email }));
  const found = useRoute('site.lookup', { people });
  if (found.failure !== null) return <FailureBox failure={found.failure} onRetry={found.reload} />;
  const mails = senders.flatMap(({ email, subject }) => {
    const result = found.data?.find(({ key }) => key === identityKeys({ email })[0]);
    return result?.state === 'known' ? [{ person: result.person, subject }] : [];
  });
  const [first] = mails;
  if (first === undefined) return <Skeleton />;
  const current = mails.find(({ person }) => person.contactId === picked?.contactId);
  // The newest message is open from the start: the card is what there is to see.
  const shown = current?.person ?? picked ?? first.person;
  return (
    <div class="demo-inbox">
      <ul class="mails" aria-label={t('demo.list')} data-testid="demo-list">
        {mails.map(({ person, subject }) => (
          <li key={person.contactId}>
            <button
              type="button"
              aria-pressed={person.contactId === shown.contactId}
              data-testid="demo-message"
              onClick={() => setPicked(person)}
            >
              <b>{person.name}</b>
              <StageChip
                stage={person.stage}
                nativeStage={person.nativeStage}
                score={person.score}
                advice={person.advice}
              />
              <span class="soft">{t(subject)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="demo-card" data-testid="demo-card">
        <PersonPane key={shown.contactId} person={shown} moves={moves} />
        {moves.offer !== null && <UndoToast offer={moves.offer} moves={moves} />}
        {moves.taken !== null && <UndoneToast onDone={moves.settle} />}
      </div>
      <div class="demo-queue">
        <h3>{t('tab.queue')}</h3>
        <QueuePane onOpen={setPicked} />
      </div>
    </div>
  );
}
