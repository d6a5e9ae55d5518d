import { isFresh } from '../../base/fresh';
import type { Journey } from './journey';

const DAY_MS = 86_400_000;

/** One transition of the funnel. */
export interface Transition<S extends string> {
  readonly stage: S;
  readonly next: S;
  /** Days within which going on counts, both ends included. */
  readonly windowDays: number;
}

/** What has become of those who came in to a stage in one period. */
export interface CohortCounts {
  readonly entered: number;
  readonly convertedWithin: number;
  readonly convertedSoFar: number;
  /** Those who came in at least the window ago. */
  readonly ripe: number;
  readonly ripeConvertedWithin: number;
}

/** Counts of a cohort; those whose coming is not dated belong to none. */
export function cohortCounts<S extends string>(
  cohort: readonly Journey<S>[],
  { stage, next, windowDays }: Transition<S>,
  now: number,
): CohortCounts {
  const window = windowDays * DAY_MS;
  const counts = {
    entered: 0,
    convertedWithin: 0,
    convertedSoFar: 0,
    ripe: 0,
    ripeConvertedWithin: 0,
  };
  for (const { came } of cohort) {
    const from = came.get(stage);
    if (from === null || from === undefined) continue;
    const to = came.get(next);
    const isWithin = to !== null && to !== undefined && to - from <= window;
    const isRipe = from <= now && !isFresh(from, now, window);
    counts.entered++;
    counts.convertedSoFar += Number(to !== undefined);
    counts.convertedWithin += Number(isWithin);
    counts.ripe += Number(isRipe);
    counts.ripeConvertedWithin += Number(isRipe && isWithin);
  }
  return counts;
}
