import { useRoute } from '../../../lib/bus/query';
import { isMine } from '../../../lib/domain/review/book';
import { DecisionItem } from './DecisionItem';
import { useReviewT } from './use-t';

/** The open decisions that the reader owns, in Today; nothing where there are none. */
export function OwnDecisions() {
  const { t } = useReviewT();
  const book = useRoute('review.book', {}, { timeoutMs: 25_000 }).data;
  const own = book?.decisions.filter((each) => each.isOpen && isMine(each, book.me)) ?? [];
  if (book === undefined || own.length === 0) return null;
  return (
    <section aria-labelledby="today-decisions" class="today" data-testid="today-decisions">
      <h2 id="today-decisions">{t('decisions.mine')}</h2>
      <div class="panel decisions">
        <ul>
          {own.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} book={book} />
          ))}
        </ul>
      </div>
    </section>
  );
}
