import type { Agreement } from '../base/agreement-model';
import { createBusinessCalendar, localDayStart } from '../clocks/business-time';
import type { TermsAt } from '../clocks/terms';
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
    terms: { agreement, calendar: createBusinessCalendar(agreement.hours) },
  }));
  const first = { agreement: standard, calendar: createBusinessCalendar(standard.hours) };
  return (at) => timeline.findLast(({ from }) => from <= at)?.terms ?? first;
}

/**
 * Creates the lookup for a pinned agreement. It applies from its date on, regardless of signatures;
 * before that date the other lookup applies.
 */
export function createPinnedTerms(pinned: Agreement, otherwise: TermsAt): TermsAt {
  const from = localDayStart(pinned.validFrom, pinned.hours.timeZone);
  const terms = { agreement: pinned, calendar: createBusinessCalendar(pinned.hours) };
  return (at) => (at >= from ? terms : otherwise(at));
}
