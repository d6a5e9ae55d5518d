import { useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import type { NoteView, ThreadView } from '../../../lib/domain/views/thread';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { dateOf, momentOf } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { FailureLine } from '../../person/Facts';
import { HandOffStory } from '../../person/HandOffStory';
import { Skeleton } from '../../person/Skeleton';
import { Timeline } from '../../person/Timeline';
import { StageChip } from '../../StageChip';
import { useT } from '../kit/use-t';
import { VerdictTag } from './FeedbackLine';

/**
 * One thread whole: what was said, the answers, what the person did before it, and a field for an
 * answer.
 */
export function FeedbackDetail({ id }: { id: string }) {
  const t = useT(DASHBOARD);
  const detail = useRoute('feedback.thread', { id });
  if (detail.data === undefined) {
    return detail.failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={detail.failure} onRetry={detail.reload} />
    );
  }
  const { thread, person, persona, touches } = detail.data;
  const work = [person?.jobTitle, person?.company].filter((fact) => fact != null).join(' · ');
  return (
    <article class="thread-whole">
      <header>
        <h2 class="theirs">{person?.name ?? detail.data.contactId}</h2>
        {person !== null && (
          <StageChip stage={person.stage} nativeStage={person.nativeStage} score={person.score} />
        )}
        {work !== '' && <p class="soft theirs">{work}</p>}
        {persona !== null && (
          <p class="soft">
            {t('filter.persona')}: <span class="theirs">{persona}</span>
          </p>
        )}
      </header>
      <NoteOf note={thread.first} thread={thread} />
      {thread.answers.map((note) => (
        <NoteOf key={note.id} note={note} thread={null} />
      ))}
      {thread.dealtWith !== null && (
        <p class="good" data-testid="dealt-with">
          {t('feedback.dealt-with', { who: thread.dealtWith.by ?? '?' })}
        </p>
      )}
      <Answer id={id} dealtWith={thread.dealtWith !== null} />
      {person !== null && <Story ticket={person.ticket} />}
      <section>
        <h3>{t('feedback.before')}</h3>
        <Timeline touches={touches} />
      </section>
    </article>
  );
}

/** How their hand-off went, as the rep sees it on the card. */
function Story({ ticket }: { ticket: string }) {
  const { data } = useRoute('site.card', { ticket });
  return data === undefined ? null : <HandOffStory handOff={data.handOff} open />;
}

function NoteOf({ note, thread }: { note: NoteView; thread: ThreadView | null }) {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const remarks = [
    note.claimed === null ? null : t('feedback.claimed', { who: note.claimed }),
    note.madeAt == null
      ? null
      : t('feedback.dated-back', { when: momentOf(note.madeAt, language) }),
    note.edited ? t('feedback.edited') : null,
    thread?.orphan === true ? t('feedback.orphan') : null,
    thread?.undone === true ? t('feedback.undone') : null,
    note.kind === 'feedback' ? null : t(`kind-why.${note.kind}`),
  ].filter((remark) => remark !== null);
  return (
    <section
      class="note-of"
      data-testid={thread === null ? 'reply' : 'said'}
      data-answer={thread === null}
    >
      <p class="line">
        {(thread !== null || note.verdict !== 'comment') && (
          <VerdictTag verdict={note.verdict} kind={note.kind} undone={thread?.undone ?? false} />
        )}
        {note.about !== null && <b class="theirs">{note.about}</b>}
        {note.reason !== null && <b class="theirs">{note.reason}</b>}
        {note.date !== null && (
          <span class="soft">
            {t('feedback.date', {
              date: dateOf(Date.parse(`${note.date}T12:00`), shell.clock(), language),
            })}
          </span>
        )}
      </p>
      {note.text !== '' && <p class="theirs words">{note.text}</p>}
      <p class="soft">
        {[whoOf(note, t), momentOf(note.at, language), note.campaign]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {remarks.map((remark) => (
        <p key={remark} class="warn">
          {remark}
        </p>
      ))}
    </section>
  );
}

function Answer({ id, dealtWith }: { id: string; dealtWith: boolean }) {
  const { shell } = usePages();
  const t = useT(DASHBOARD);
  const sender = useSend('feedback.reply');
  const [text, setText] = useState('');
  const intent = useRef<{ what: string; intentId: string } | null>(null);
  const send = async (done: boolean) => {
    if (sender.sending || (!done && text.trim() === '')) return;
    const what = JSON.stringify([text, done]);
    // A try that got no answer is repeated under the same id, so that it counts once.
    if (intent.current?.what !== what) intent.current = { what, intentId: shell.newId() };
    const answer = await sender.send({
      intentId: intent.current.intentId,
      id,
      text: text.trim(),
      dealtWith: done,
    });
    if (answer === null) return;
    intent.current = null;
    setText('');
  };
  return (
    <form
      class="note no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(false);
      }}
    >
      <label for="rv-answer">{t('feedback.answer-label')}</label>
      <textarea
        id="rv-answer"
        data-testid="answer-text"
        rows={3}
        maxLength={10_000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {sender.failure !== null && <FailureLine failure={sender.failure} />}
      <p class="actions">
        <button
          type="submit"
          class="primary"
          data-testid="answer-send"
          disabled={text.trim() === ''}
        >
          {t('feedback.answer')}
        </button>
        {!dealtWith && (
          <button type="button" data-testid="answer-done" onClick={() => void send(true)}>
            {text.trim() === '' ? t('feedback.mark') : t('feedback.answer-mark')}
          </button>
        )}
      </p>
    </form>
  );
}

/**
 * Who said it, and whether the CRM itself vouches for that: of a note made with a key it cannot.
 */
function whoOf(
  { who, confirmed }: NoteView,
  t: ReturnType<typeof useT<keyof typeof DASHBOARD.en>>,
): string {
  if (who === null) return t('feedback.nobody');
  return confirmed === false ? t('feedback.unconfirmed', { who }) : who;
}
