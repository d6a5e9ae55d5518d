import { isFresh } from '../domain/base/fresh';

/**
 * How much of something is allowed in a while. In memory: a worker that starts again begins anew.
 */
export interface Budget {
  /**
   * Takes so much of what a holder has left.
   * @returns how much was left of it, at most what was asked
   */
  take(holder: string, wanted: number, now: number): number;
}

/**
 * @param most what a holder may take within `spanMs`
 * @param spanMs epoch ms apart; a time that lies ahead was stored before the clock was set back,
 * and counts no more
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
