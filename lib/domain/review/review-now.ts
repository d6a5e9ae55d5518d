import type { WeeklyReview } from './review-schema';

/** A review as it stands now. JSON only. */
export interface ReviewNow {
  readonly review: WeeklyReview;
  /** Counts that are still being read, of all; equal when nothing is. */
  readonly done: number;
  readonly all: number;
}
