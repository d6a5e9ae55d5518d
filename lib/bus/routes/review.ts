import * as z from 'zod/mini';
import type { ReviewBook } from '../../domain/review/book';
import type { ReviewNow } from '../../domain/review/review-now';
import { decisionFields, noteFields, type WeeklyReview } from '../../domain/review/review-schema';
import type { TruthView } from '../../domain/truth/truth-view';
import { nothing, text } from '../inputs';
import { route } from '../route';

/** The weekly review, and where stages do not fit. */
export const reviewRoutes = {
  /** The review of the week that ended; `again` asks the CRM for deals and stages once more. */
  'review.week': route<ReviewNow>()('page', z.object({ again: z.boolean() }), 60_000),
  /** What reviews left beside the agreement: kept ones, decisions and notes. */
  'review.book': route<ReviewBook>()('page', nothing, 25_000),
  /** A review as it was read on the day on which it was kept. */
  'review.kept': route<{ review: WeeklyReview; who: string; at: number }>()(
    'page',
    z.object({ id: text(64) }),
  ),
  /** Keeps a review as the page shows it. Two at once both stand. */
  'review.keep': route<{ id: string }>()('page', z.object({ review: z.unknown() }), 25_000),
  /** Takes a decision, or replaces the versions of one that the page shows. */
  'review.decide': route<{ id: string }>()('page', decisionFields, 25_000),
  'review.note': route<{ id: string }>()('page', noteFields, 25_000),
  /** Where the stages of the rep's own people do not fit what the CRM shows otherwise. */
  'truth.own': route<TruthView>()('page', nothing, 25_000),
} as const;
