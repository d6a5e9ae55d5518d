import { useEffect, useMemo, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import type { ReviewBook } from '../../../lib/domain/review/book';
import {
  REVIEW_BLOCKS,
  type ReviewBlock,
  type WeeklyReview,
} from '../../../lib/domain/review/review-schema';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { momentOf } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { Skeleton } from '../../person/Skeleton';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { HeldBar } from './HeldBar';
import { KeptList } from './KeptList';
import { Reminder } from './Reminder';
import { ReviewSection } from './ReviewSection';
import { ReviewTools } from './ReviewTools';
import { stampOf, weekText } from './review-text';
import { sectionsOf } from './sections';
import { TruthCard } from './TruthCard';
import { useReviewT } from './use-t';
import { type TruthSteps, useTruthStep } from './use-truth-step';

/** While counts are read, the page looks again so often, ms. */
const PULSE_MS = 15_000;
/** Hand-offs and notes are read again so often, ms. */
const TEAM_MS = 10 * 60_000;
const WEEK_MS = 60_000;

/** The weekly review: made ready, gone through together, kept. */
export function ReviewPage() {
  const { kept } = useAddress().chosen;
  return kept === undefined ? <CurrentReview key="now" /> : <KeptReview key={kept} id={kept} />;
}

function CurrentReview() {
  const { t } = useReviewT();
  const week = useRoute('review.week', { again: false }, { timeoutMs: WEEK_MS });
  const book = useRoute('review.book', {}, { timeoutMs: 25_000 });
  const again = useSend('review.week', WEEK_MS);
  const keep = useSend('review.keep', 25_000);
  const team = useSend('handOffs.refresh', 120_000);
  const notes = useSend('feedback.refresh', 60_000);
  const steps = useTruthStep(() => void again.send({ again: true }).then(week.reload));
  const [isKept, setKept] = useState(false);
  usePulse(() => {
    if (week.data === undefined || week.data.done < week.data.all) week.reload();
  }, PULSE_MS);
  usePulse(() => {
    void Promise.all([team.send({}), notes.send({})]).then(week.reload);
  }, TEAM_MS);
  const review = week.data?.review;
  const save = async () => {
    if (review === undefined) return;
    const saved = await keep.send({ review });
    if (saved !== null) setKept(true);
  };
  const mayKeep = book.data?.mayWrite === true && book.data.me !== null;
  return (
    <Frame
      actions={
        <>
          <button
            type="button"
            data-testid="review-hold"
            onClick={() => go(writeAddress('review', { part: REVIEW_BLOCKS[0] }))}
          >
            {t('do.hold')}
          </button>
          <button
            type="button"
            data-testid="review-keep"
            disabled={!mayKeep || keep.sending || review === undefined}
            onClick={() => void save()}
          >
            {t('do.keep')}
          </button>
          <button
            type="button"
            class="quiet"
            data-testid="review-again"
            disabled={again.sending}
            onClick={() => void again.send({ again: true }).then(week.reload)}
          >
            {t('do.again')}
          </button>
        </>
      }
    >
      {week.failure !== null && <FailureBox failure={week.failure} onRetry={week.reload} />}
      {keep.failure !== null && <FailureBox failure={keep.failure} />}
      <p role="status" class="soft no-print" data-testid="review-status">
        {isKept ? t('kept.done') : ''}
      </p>
      {week.data !== undefined && week.data.done < week.data.all && (
        <p class="soft no-print" data-testid="review-reading">
          {t('reading', { done: week.data.done, all: week.data.all })}
        </p>
      )}
      {review === undefined || book.data === undefined ? (
        week.failure === null && <Skeleton />
      ) : (
        <Review
          review={review}
          book={book.data}
          steps={steps}
          onFinish={() => void save().then(leave)}
          isBusy={keep.sending || !mayKeep}
        />
      )}
      {book.failure !== null && <FailureBox failure={book.failure} onRetry={book.reload} />}
      {book.data !== undefined && <KeptList book={book.data} chosen={undefined} />}
      <Reminder />
    </Frame>
  );
}

function KeptReview({ id }: { id: string }) {
  const { t, language } = useReviewT();
  const kept = useRoute('review.kept', { id });
  const book = useRoute('review.book', {}, { timeoutMs: 25_000 });
  return (
    <Frame
      actions={
        <a class="button" href={writeAddress('review')} data-testid="review-now">
          {t('do.now')}
        </a>
      }
    >
      {kept.failure !== null && <FailureBox failure={kept.failure} onRetry={kept.reload} />}
      {kept.data === undefined || book.data === undefined ? (
        kept.failure === null && <Skeleton />
      ) : (
        <>
          <p class="box" data-testid="kept-banner">
            {t('kept.banner', { who: kept.data.who, when: momentOf(kept.data.at, language) })}
          </p>
          <Review review={kept.data.review} book={book.data} steps={null} />
        </>
      )}
      {book.data !== undefined && <KeptList book={book.data} chosen={id} />}
    </Frame>
  );
}

function Frame(props: { actions: preact.ComponentChildren; children: preact.ComponentChildren }) {
  const title = useT(DASHBOARD)('view.review');
  const { t } = useReviewT();
  return <PageFrame title={title} lead={t('lead')} {...props} />;
}

function leave(): void {
  go(writeAddress('review'));
}

interface ReviewProps {
  review: WeeklyReview;
  book: ReviewBook;
  steps: TruthSteps | null;
  onFinish?: (() => void) | undefined;
  isBusy?: boolean | undefined;
}

function Review({ review, book, steps, onFinish, isBusy = false }: ReviewProps) {
  const speech = useReviewT();
  const { t } = speech;
  const { part } = useAddress().chosen;
  const held = steps === null ? undefined : REVIEW_BLOCKS.find((block) => block === part);
  const sections = useMemo(() => sectionsOf(review, speech), [review, speech]);
  const title = weekText(review, speech);
  const stamp = stampOf(review, speech);
  const notes = book.notes
    .filter(({ week }) => week === review.week.from)
    .flatMap(({ block, versions }) =>
      versions.map(({ text }) => ({ of: t(`block.${block}`), text })),
    );
  const hold = (block: ReviewBlock) => go(writeAddress('review', { part: block }), true);
  useEffect(() => {
    // Who goes through it by keyboard or by ear begins at the part's head.
    if (held !== undefined) document.getElementById(`review-${held}`)?.focus();
  }, [held]);
  return (
    <>
      <div class="review-stamp" data-testid="review-stamp">
        <p>
          <b>{title}</b>
        </p>
        <p class="soft">{stamp.join(' ')}</p>
      </div>
      {!book.mayWrite && <p class="box">{t('pinned')}</p>}
      {book.mayWrite && book.isDeviceOnly && <p class="soft no-print">{t('device')}</p>}
      <ReviewTools review={review} written={{ title, stamp, sections, notes }} />
      {held !== undefined && (
        <HeldBar
          block={held}
          onGo={hold}
          onLeave={leave}
          onFinish={() => onFinish?.()}
          isBusy={isBusy}
        />
      )}
      <div class={held === undefined ? 'review' : 'review held'}>
        {sections.map((section) => (
          <ReviewSection
            key={section.block}
            section={section}
            review={review}
            book={book}
            steps={steps}
            isAside={held !== undefined && held !== section.block}
          />
        ))}
      </div>
      {steps !== null && <TruthCard steps={steps} />}
    </>
  );
}
