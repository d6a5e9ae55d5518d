import { countsDiffer, ratesDiffer } from '../figures/rates/beyond-chance';
import type { Share } from '../figures/rates/interval';

/** Weeks that a week is held against (figures.md g). */
export const WEEKS_BEFORE = 8;

/** What differs from the weeks before beyond chance; null is as usual. */
export type Differs = 'more' | 'less' | null;

/** A number of one week and the sum of the weeks before it. */
export interface WeekCount {
  readonly now: number;
  /** Of all `WEEKS_BEFORE` weeks together; null where it is not known. */
  readonly before: number | null;
  readonly differs: Differs;
}

/**
 * Holds a number against the weeks before by the exact conditional test of two counts, at
 * p < 0.01: a page of twenty figures at the usual level cries wolf every week.
 */
export function weekCount(now: number, before: number | null): WeekCount {
  if (before === null) return { now, before, differs: null };
  const differs = countsDiffer(
    { count: now, exposure: 1 },
    { count: before, exposure: WEEKS_BEFORE },
  );
  return { now, before, differs: differs ? sideOf(now, before / WEEKS_BEFORE) : null };
}

/** A share of one week and of the weeks before it. */
export interface WeekShare {
  readonly now: Share;
  readonly before: Share | null;
  readonly differs: Differs;
}

/** Holds a share against the weeks before by Newcombe's interval of the difference at 99 %. */
export function weekShare(now: Share, before: Share | null): WeekShare {
  if (before === null || !ratesDiffer(now, before)) return { now, before, differs: null };
  return { now, before, differs: sideOf(now.x / now.n, before.x / before.n) };
}

function sideOf(now: number, before: number): Differs {
  return now > before ? 'more' : 'less';
}
