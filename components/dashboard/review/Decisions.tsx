import { useState } from 'preact/hooks';
import { isFresh } from '../../../lib/domain/base/fresh';
import type { DecisionView, ReviewBook } from '../../../lib/domain/review/book';
import { usePages } from '../../page-context';
import { DecisionForm } from './DecisionForm';
import { DecisionItem } from './DecisionItem';
import { useReviewT } from './use-t';

/** A closed decision is shown in the review for as long as a week and its review take, ms. */
const CLOSED_MS = 14 * 86_400_000;

/** The decisions of the team with their state, and a new one. */
export function Decisions({ book, week }: { book: ReviewBook; week: string }) {
  const { t } = useReviewT();
  const { shell } = usePages();
  const [added, setAdded] = useState<string | null>(null);
  const open = book.decisions.filter(({ isOpen }) => isOpen);
  const closed = book.decisions.filter((decision) => isNews(decision, shell.clock()));
  return (
    <div class="decisions">
      {open.length === 0 && <p>{t('decisions.none')}</p>}
      <List decisions={open} book={book} />
      {closed.length > 0 && (
        <>
          <h3>{t('decisions.closed')}</h3>
          <List decisions={closed} book={book} />
        </>
      )}
      {book.mayWrite &&
        book.me !== null &&
        (added === null ? (
          <p class="no-print">
            <button
              type="button"
              data-testid="decision-add"
              onClick={() => setAdded(shell.newId())}
            >
              {t('decisions.add')}
            </button>
          </p>
        ) : (
          <DecisionForm
            id={added}
            week={week}
            before={null}
            people={book.people}
            onDone={() => setAdded(null)}
          />
        ))}
    </div>
  );
}

function isNews({ isOpen, versions }: DecisionView, now: number): boolean {
  return !isOpen && versions.some(({ at }) => isFresh(at, now, CLOSED_MS));
}

function List({ decisions, book }: { decisions: readonly DecisionView[]; book: ReviewBook }) {
  return decisions.length === 0 ? null : (
    <ul>
      {decisions.map((decision) => (
        <DecisionItem key={decision.id} decision={decision} book={book} />
      ))}
    </ul>
  );
}
