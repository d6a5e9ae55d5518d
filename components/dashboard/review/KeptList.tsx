import type { ReviewBook } from '../../../lib/domain/review/book';
import { momentOf } from '../../../lib/i18n/time';
import { writeAddress } from '../kit/page-address';
import { dateText } from './review-values';
import { useReviewT } from './use-t';

/** The reviews that were kept, the newest first; two of one week both stand. */
export function KeptList({ book, chosen }: { book: ReviewBook; chosen: string | undefined }) {
  const speech = useReviewT();
  const { t, language } = speech;
  return (
    <section class="panel no-print" aria-labelledby="review-kept" data-testid="review-kept">
      <h2 id="review-kept">{t('kept.title')}</h2>
      {book.kept.length === 0 && <p class="soft">{t('kept.none')}</p>}
      <ul class="kept">
        {book.kept.map(({ id, week, who, at, version, isConfirmed, claims }) => (
          <li key={id}>
            <a
              class="inline"
              data-row
              data-testid="kept-review"
              aria-current={chosen === id ? 'true' : undefined}
              href={writeAddress('review', { kept: id })}
            >
              {t('week', {
                from: dateText(week.from, speech),
                until: dateText(week.until, speech),
              })}
            </a>{' '}
            <span class="soft">
              {t('kept.line', { who, when: momentOf(at, language), version })}
              {!isConfirmed && ` · ${t('author.unconfirmed')}`}
              {claims !== null && ` · ${t('author.claims', { claims, who })}`}
            </span>
          </li>
        ))}
      </ul>
      {book.unreadable > 0 && (
        <p class="soft" data-testid="review-unreadable">
          {t('kept.unreadable', { count: book.unreadable })}
        </p>
      )}
    </section>
  );
}
