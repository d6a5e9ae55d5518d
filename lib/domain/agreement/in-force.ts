import type { Agreement } from '../base/agreement-model';
import { createBusinessCalendar, localDayStart } from '../clocks/business-time';
import type { Terms, TermsAt } from '../clocks/terms';
import { agreementTimeline } from './sign';

/**
 * Creates a lookup of the terms in force at a moment. Create it once for many contacts, because it
 * caches the calendars.
 * @param versions stored versions, including drafts, in any order
 * @param standard the agreement that applies while no version is in force
 */
export function createTerms(versions: readonly Agreement[], standard: Agreement): TermsAt {
  const timeline = agreementTimeline(versions, standard).map(({ from, agreement }) => ({
    from,
    terms: termsOf(agreement),
  }));
  const first = termsOf(standard);
  return (at) => timeline.findLast(({ from }) => from <= at)?.terms ?? first;
}

/**
 * Creates the lookup for a pinned agreement. It applies from its date on, regardless of signatures;
 * before that date the other lookup applies.
 */
export function createPinnedTerms(pinned: Agreement, otherwise: TermsAt): TermsAt {
  const from = localDayStart(pinned.validFrom, pinned.hours.timeZone);
  const terms = termsOf(pinned);
  return (at) => (at >= from ? terms : otherwise(at));
}

/** Returns the terms of one agreement, by which everything is measured. */
export function termsOf(agreement: Agreement): Terms {
  return { agreement, calendar: createBusinessCalendar(agreement.hours), isMeasured: true };
}

/**
 * Returns when the first signed or pinned agreement came into force, epoch ms; null if there is
 * none.
 */
export function agreedAt(
  versions: readonly Agreement[],
  standard: Agreement,
  pinned: Agreement | null,
): number | null {
  const [, first] = agreementTimeline(versions, standard);
  const begins = [
    ...(first === undefined ? [] : [first.from]),
    ...(pinned === null ? [] : [localDayStart(pinned.validFrom, pinned.hours.timeZone)]),
  ];
  return begins.length === 0 ? null : Math.min(...begins);
}
