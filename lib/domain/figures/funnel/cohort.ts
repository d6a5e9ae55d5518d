import { isFresh } from '../../base/fresh';
import type { Outcome } from '../time/competing';
import type { Followed } from '../time/survival';
import type { Journey } from './journey';
import { localMonth } from './month';

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

/** Journeys by the local month in which they came in to a stage, `YYYY-MM`, in order of time. */
export function byMonth<S extends string>(
  journeys: readonly Journey<S>[],
  stage: S,
  timeZone: string,
): [month: string, journeys: Journey<S>[]][] {
  const months = new Map<string, Journey<S>[]>();
  for (const journey of journeys) {
    const at = journey.came.get(stage);
    if (at === null || at === undefined) continue;
    const month = localMonth(at, timeZone);
    const own = months.get(month) ?? [];
    months.set(month, own);
    own.push(journey);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The cohort as a Kaplan–Meier curve takes it: everybody followed until they went on, or until now.
 */
export function followedOf<S extends string>(
  cohort: readonly Journey<S>[],
  { stage, next }: Pick<Transition<S>, 'stage' | 'next'>,
  now: number,
): Followed[] {
  return cohort.flatMap(({ came }): Followed[] => {
    const [from, to] = [came.get(stage), came.get(next)];
    // Gone on at a time that is not known: neither an event nor a person who waits.
    if (from === null || from === undefined || to === null) return [];
    return [{ days: ((to ?? now) - from) / DAY_MS, wentOn: to !== undefined }];
  });
}

/**
 * The cohort with both ways out: 0 went on, 1 was sent back or lost. The first of both counts.
 * @param exitAt when a person was rejected, recycled, returned or lost; undefined where they were
 * not
 */
export function outcomesOf<S extends string>(
  cohort: readonly Journey<S>[],
  transition: Pick<Transition<S>, 'stage' | 'next'>,
  exitAt: (person: string) => number | undefined,
  now: number,
): Outcome[] {
  return cohort.flatMap((journey): Outcome[] => {
    const [followed] = followedOf([journey], transition, now);
    const from = journey.came.get(transition.stage);
    if (followed === undefined || from === null || from === undefined) return [];
    const exit = exitAt(journey.person);
    const isOut =
      exit !== undefined && exit >= from && exit <= now && exit - from < followed.days * DAY_MS;
    if (isOut) return [{ days: (exit - from) / DAY_MS, way: 1 }];
    return [{ days: followed.days, way: followed.wentOn ? 0 : null }];
  });
}
