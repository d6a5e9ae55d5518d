import type { ClockKind, Goal } from '../../base/agreement-model';
import type { TeamClock } from '../../hand-off/clock-figures';
import { localDate, localMonth } from '../funnel/month';

/** Which clock a goal counts the kept ones of; the other measures count people at a stage. */
const CLOCK_OF: Readonly<Partial<Record<Goal['measure'], ClockKind>>> = {
  'accepted-in-time': 'accept-mql',
  'contacted-in-time': 'first-contact',
};

/** What goals about clocks need of the team's hand-offs. JSON only. */
export interface ClockCounts {
  /** When the team's people were read, epoch ms. */
  readonly asOf: number;
  /** Kept clocks by kind and by the local month `YYYY-MM` in which they ended. */
  readonly kept: Readonly<Partial<Record<ClockKind, Readonly<Record<string, number>>>>>;
  /** MQLs that came in by local date, of the month of now. */
  readonly begun: Readonly<Record<string, number>>;
}

/** The clock that a measure counts; null for people at a stage. */
export function clockOf(measure: Goal['measure']): ClockKind | null {
  return CLOCK_OF[measure] ?? null;
}

/**
 * Counts what goals need from the team's clocks.
 * @param asOf when the team was read, epoch ms
 */
export function clockCounts(
  clocks: readonly TeamClock[],
  asOf: number,
  now: number,
  timeZone: string,
): ClockCounts {
  const kept: Partial<Record<ClockKind, Record<string, number>>> = {};
  const begun: Record<string, number> = {};
  const month = localMonth(now, timeZone);
  for (const { outcome } of clocks) {
    const { kind, state, startedAt, endedAt } = outcome;
    if (state === 'kept' && endedAt !== null) {
      const months = kept[kind] ?? {};
      kept[kind] = months;
      add(months, localMonth(endedAt, timeZone));
    }
    if (kind !== 'accept-mql') continue;
    const date = localDate(startedAt, timeZone);
    if (date.startsWith(month)) add(begun, date);
  }
  return { asOf, kept, begun };
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
