import { useState } from 'preact/hooks';
import { csvText } from '../../../lib/domain/base/csv';
import type { WeeklyReview } from '../../../lib/domain/review/review-schema';
import { cellSeparator } from '../../../lib/i18n';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';
import { asMarkdown, asRows, asText, type WrittenReview } from './review-text';
import { useReviewT } from './use-t';

/** Copies and saves the review that is shown, as it is shown. */
export function ReviewTools({ review, written }: { review: WeeklyReview; written: WrittenReview }) {
  const { shell, language } = usePages();
  const { t } = useReviewT();
  const words = useT(DASHBOARD);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const name = `relevo-review-${review.week.from}`;
  const copy = async (text: string) => {
    try {
      await shell.copy(text);
      setCopied('yes');
    } catch {
      setCopied('failed');
    }
  };
  const saveCsv = () => {
    const csv = csvText(asRows(written), cellSeparator(language));
    shell.save(`${name}.csv`, 'text/csv;charset=utf-8', `\ufeff${csv}`);
  };
  const saveJson = () =>
    shell.save(`${name}.json`, 'application/json', JSON.stringify(review, null, 2));
  return (
    <p class="review-tools no-print">
      <button
        type="button"
        class="link"
        data-testid="review-copy-text"
        onClick={() => void copy(asText(written))}
      >
        {t('do.copy-text')}
      </button>
      <button
        type="button"
        class="link"
        data-testid="review-copy-markdown"
        onClick={() => void copy(asMarkdown(written))}
      >
        {t('do.copy-markdown')}
      </button>
      <button type="button" class="link" data-testid="review-save-csv" onClick={saveCsv}>
        {t('do.save-csv')}
      </button>
      <button type="button" class="link" data-testid="review-save-json" onClick={saveJson}>
        {t('do.save-json')}
      </button>
      <span role="status" class="soft">
        {copied === 'yes'
          ? words('table.copied')
          : copied === 'failed'
            ? words('table.not-copied')
            : ''}
      </span>
    </p>
  );
}
