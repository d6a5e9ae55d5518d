import type { Written } from '../../../lib/domain/review/book';
import { momentOf } from '../../../lib/i18n/time';
import { useReviewT } from './use-t';

/** Who wrote a document, according to the CRM, and what does not fit that. */
export function WrittenBy({ written }: { written: Written }) {
  const { t, language } = useReviewT();
  const { who, at, isConfirmed, claims } = written;
  return (
    <p class="soft written">
      <span class="theirs">{who}</span>, <time>{momentOf(at, language)}</time>
      {!isConfirmed && <span class="warn"> · {t('author.unconfirmed')}</span>}
      {claims !== null && (
        <span class="warn" data-testid="foreign-author">
          {' '}
          · {t('author.claims', { claims, who })}
        </span>
      )}
    </p>
  );
}
