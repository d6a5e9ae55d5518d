import { CLOCK_KINDS } from '../base/agreement-model';
import type { Span } from '../figures/counting/question';
import { handOffFigures, type TeamClock } from '../hand-off/clock-figures';
import type { WeeklyReview } from './review-schema';

/**
 * The clocks of a week: those that ended in it, and those that ran out in it and still run. They are
 * not held against earlier weeks: people who have gone on since are not read, so that those weeks
 * would lack their own.
 */
export function handOffsPart(
  clocks: readonly TeamClock[],
  { from, until }: Span,
  asOf: number | null,
): WeeklyReview['handOffs'] {
  const isOfWeek = ({ outcome: { endedAt, dueAt } }: TeamClock) => {
    const at = endedAt ?? dueAt;
    return at !== null && from <= at && at < until;
  };
  const own = clocks.filter(isOfWeek);
  return {
    asOf,
    clocks: CLOCK_KINDS.flatMap((kind) => {
      const { kept, broken, overdue, notMeasured, checking, medianMinutes } = handOffFigures(
        own,
        kind,
      ).all;
      const any = kept + broken + overdue + notMeasured + checking > 0;
      return any ? [{ kind, kept, broken, overdue, notMeasured, checking, medianMinutes }] : [];
    }),
  };
}
