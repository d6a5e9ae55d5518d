import { useId, useRef, useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import type { PersonView } from '../../lib/domain/views/person';
import { Key } from '../Key';
import { usePages } from '../page-context';
import { useDraft } from '../unsent-text';
import { FailureLine } from './Facts';

export interface NoteBoxProps {
  person: Pick<PersonView, 'ticket' | 'contactId' | 'stage' | 'advice'>;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/**
 * A note to marketing about a person. Only in pages of Relevo, because a third-party page could
 * read the keys. The text stays until the note is accepted.
 */
export function NoteBox({ person, open, onOpen }: NoteBoxProps) {
  const { t, shell } = usePages();
  const sender = useSend('site.verdict');
  const [text, setText] = useDraft('note', person.contactId);
  const [kept, setKept] = useState(false);
  const id = useId();
  const intentId = useRef<string | null>(null);
  const underWay = useRef(false);
  const send = async () => {
    if (text.trim() === '' || underWay.current) return;
    underWay.current = true;
    intentId.current ??= shell.newId();
    const answer = await sender.send({
      ticket: person.ticket,
      intentId: intentId.current,
      from: person.stage,
      // If sales must not contact the person, the note is a question.
      verdict: person.advice === 'do-not-contact' ? 'ask-marketing' : 'comment',
      text: text.trim(),
    });
    underWay.current = false;
    if (answer === null) return;
    intentId.current = null;
    setText('');
    setKept(true);
    onOpen(false);
  };
  if (!open) {
    return (
      <div>
        <button
          type="button"
          class="quiet"
          data-testid="note-open"
          aria-keyshortcuts="T"
          onClick={() => {
            setKept(false);
            onOpen(true);
          }}
        >
          {t('note.open')}
          <Key name="T" />
        </button>
        {kept && (
          <span role="status" class="soft" data-testid="note-kept">
            {t('note.kept')}
          </span>
        )}
      </div>
    );
  }
  return (
    <form
      class="note"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onOpen(false);
      }}
    >
      <label for={id}>{t('note.label')}</label>
      <textarea
        id={id}
        data-testid="note-text"
        rows={3}
        maxLength={10_000}
        value={text}
        ref={focus}
        onInput={(event) => {
          intentId.current = null;
          setText(event.currentTarget.value);
        }}
      />
      {sender.failure !== null && <FailureLine failure={sender.failure} />}
      <p class="actions">
        <button
          type="submit"
          data-testid="note-send"
          disabled={text.trim() === ''}
          aria-busy={sender.sending}
        >
          {t('note.send')}
          <Key name="Ctrl ↵" />
        </button>
        <button type="button" class="quiet" onClick={() => onOpen(false)}>
          {t('move.cancel')}
        </button>
      </p>
    </form>
  );
}

/** Defined outside of the component, so that it runs once when the field appears. */
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
