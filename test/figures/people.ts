import type { Transition } from '../../lib/domain/figures/funnel/cohort';
import type { Journey } from '../../lib/domain/figures/funnel/journey';
import { localMonth } from '../../lib/domain/figures/funnel/month';
import type { Outcome } from '../../lib/domain/figures/time/competing';
import type { Followed } from '../../lib/domain/figures/time/survival';

const DAY_MS = 86_400_000;

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
