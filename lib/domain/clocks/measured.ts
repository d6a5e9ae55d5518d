import type { TermsAt } from './terms';

/**
 * How far back notes are read when a CRM is connected, ms: a quarter, plus time to review it. What
 * a user said before is not known.
 */
export const READ_BACK_MS = 100 * 86_400_000;

/** How much of the history of a contact is known, so that a clock is not judged before. */
export interface KnownUntil {
  /** Until when stage and notes are known, epoch ms. */
  readonly said: number;
  /** Until when all touches are known, back to the start of the clocks; 0 if some are missing. */
  readonly touches: number;
}

/** Everything that could stop a clock is known. */
export const ALL_KNOWN: KnownUntil = {
  said: Number.POSITIVE_INFINITY,
  touches: Number.POSITIVE_INFINITY,
};

/**
 * Returns from when on clocks are measured, epoch ms: from the first agreement that both
 * departments signed, as far back as notes are read; without one, from the day of connecting. Both
 * sides agreed on nothing before.
 * @param connectedAt null for the sample, whose team has always worked by the agreement
 * @param agreedAt when the first signed agreement comes or came into force; null if there is none
 */
export function measuredFrom(
  connectedAt: number | null,
  agreedAt: number | null,
  now: number,
): number {
  if (connectedAt === null) return Number.NEGATIVE_INFINITY;
  return agreedAt === null || agreedAt > now
    ? connectedAt
    : Math.max(agreedAt, connectedAt - READ_BACK_MS);
}

/** Returns the same terms, by which no clock that started before a moment is measured. */
export function measuredTerms(termsAt: TermsAt, from: () => number): TermsAt {
  return (at) => (at >= from() ? termsAt(at) : { ...termsAt(at), isMeasured: false });
}
