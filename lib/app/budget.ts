import { isFresh } from '../domain/base/fresh';

/**
 * A limit on how often something may happen within a time span. Kept in memory: a restarted worker
 * starts with the full amount.
 */
export interface Budget {
  /**
   * Takes `wanted` from what the holder has left.
   * @returns the amount granted, at most `wanted`
   */
  take(holder: string, wanted: number, now: number): number;
}

/**
 * Creates a budget. Entries dated in the future come from before the clock was set back, and do not
 * count.
 * @param most amount that a holder may take within `spanMs`
 * @param spanMs length of the sliding window, ms
 */
export function createBudget(most: number, spanMs: number): Budget {
  const taken = new Map<string, { readonly at: number; readonly count: number }[]>();
  return {
    take(holder, wanted, now) {
      const recent = (taken.get(holder) ?? []).filter(
        ({ at }) => at <= now && isFresh(at, now, spanMs),
      );
      const left = Math.max(0, most - recent.reduce((sum, { count }) => sum + count, 0));
      const count = Math.min(wanted, left);
      if (count > 0) recent.push({ at: now, count });
      if (recent.length === 0) taken.delete(holder);
      else taken.set(holder, recent);
      return count;
    },
  };
}
