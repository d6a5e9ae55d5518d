import { useState } from 'preact/hooks';
import { useSend } from '../../../lib/bus/query';
import type { ReviewBook } from '../../../lib/domain/review/book';
import type { ReviewBlock } from '../../../lib/domain/review/review-schema';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { hasDraft, useDraft } from '../../unsent-text';
import { useReviewT } from './use-t';
import { WrittenBy } from './WrittenBy';

/** Longest note, as the document takes it. */
const LONGEST = 2_000;

export interface BlockNoteProps {
  book: ReviewBook;
  /** First day of the week. */
  week: string;
  block: ReviewBlock;
  title: string;
  /** Whether it can only be read. */
  isClosed: boolean;
}

/** The note of one part of the review; two that were written at once stand side by side. */
export function BlockNote({ book, week, block, title, isClosed }: BlockNoteProps) {
  const { t } = useReviewT();
  const { drafts } = usePages();
  const versions =
    book.notes.find((note) => note.week === week && note.block === block)?.versions ?? [];
  const key = `${week} ${block}`;
  const [text, setText] = useDraft('review', key);
  const [isEdited, setEdited] = useState(hasDraft(drafts, 'review', key));
  /** What stood there when the text was begun: a version that arrives later is not replaced. */
  const [basis, setBasis] = useState<readonly string[]>([]);
  const { send, sending, failure } = useSend('review.note', 25_000);
  const save = async () => {
    const saved = await send({ week, block, text: text.trim(), replaces: [...basis] });
    if (saved === null) return;
    setText('');
    setEdited(false);
  };
  const mayWrite = !isClosed && book.mayWrite && book.me !== null;
  if (versions.length === 0 && !mayWrite) return null;
  return (
    <div class="review-note" data-testid={`note-${block}`}>
      {versions.length > 1 && <p class="warn">{t('note.two')}</p>}
      {versions.map((version) => (
        <div key={version.id} class="note-version" data-testid="note-version">
          <p class="words theirs">{version.text}</p>
          <WrittenBy written={version} />
        </div>
      ))}
      {mayWrite && !isEdited && (
        <button
          type="button"
          class="quiet no-print"
          data-testid={`note-edit-${block}`}
          onClick={() => {
            setText(versions.map((version) => version.text).join('\n'));
            setBasis(versions.map(({ id }) => id));
            setEdited(true);
          }}
        >
          {t(versions.length === 0 ? 'note.add' : 'note.edit')}
        </button>
      )}
      {mayWrite && isEdited && (
        <form
          class="no-print"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <label class="field">
            <span>{t('note.of', { block: title })}</span>
            <textarea
              rows={3}
              maxLength={LONGEST}
              required
              data-testid={`note-text-${block}`}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <p class="actions">
            <button type="submit" disabled={sending || text.trim() === ''}>
              {t('note.save')}
            </button>
            <button type="button" class="quiet" onClick={() => setEdited(false)}>
              {t('do.cancel')}
            </button>
          </p>
          {failure !== null && <FailureBox failure={failure} />}
        </form>
      )}
    </div>
  );
}
