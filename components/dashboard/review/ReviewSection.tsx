import type { ReviewBook } from '../../../lib/domain/review/book';
import type { WeeklyReview } from '../../../lib/domain/review/review-schema';
import { BlockNote } from './BlockNote';
import { Decisions } from './Decisions';
import { SectionTable } from './SectionTable';
import type { Section } from './sections';
import { TruthButtons } from './TruthButtons';
import { useReviewT } from './use-t';
import type { TruthSteps } from './use-truth-step';

export interface ReviewSectionProps {
  section: Section;
  review: WeeklyReview;
  book: ReviewBook;
  /** Null for a kept review, which can only be read. */
  steps: TruthSteps | null;
  /** Whether another part is gone through now: it stands on paper alone then. */
  isAside: boolean;
}

/** One part of the review: its sentences, its tables, what was said, its note. */
export function ReviewSection({ section, review, book, steps, isAside }: ReviewSectionProps) {
  const { t } = useReviewT();
  const { block, title, lines, tables, quotes } = section;
  const week = review.week.from;
  const isClosed = steps === null;
  const name = `review-${block}`;
  return (
    <section
      class={isAside ? 'panel review-part aside' : 'panel review-part'}
      aria-labelledby={name}
      data-testid={name}
    >
      <h2 id={name} tabIndex={-1}>
        {title}
      </h2>
      {block === 'decisions' && !isClosed ? (
        <Decisions book={book} week={week} />
      ) : (
        <>
          {lines.map((line) => (
            <p key={line} class="line">
              {line}
            </p>
          ))}
          {tables.map((table) => (
            <SectionTable
              key={table.id}
              table={table}
              actionTitle={t('truth.what')}
              action={
                table.id === 'truth' && steps !== null
                  ? (row) => {
                      const person = review.truth.findings[row];
                      return person === undefined ? null : (
                        <TruthButtons person={person} steps={steps} />
                      );
                    }
                  : undefined
              }
            />
          ))}
        </>
      )}
      {quotes.length > 0 && (
        <>
          <h3>{t('feedback.voices')}</h3>
          <ul class="voices">
            {quotes.map(({ of, text }) => (
              <li key={`${of} ${text}`}>
                <b class="theirs">{of}</b> <span class="theirs">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {block !== 'decisions' && (
        <BlockNote book={book} week={week} block={block} title={title} isClosed={isClosed} />
      )}
    </section>
  );
}
