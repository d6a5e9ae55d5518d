import type { Agreement } from '../base/agreement-model';
import { createBusinessCalendar, localDayStart } from '../clocks/business-time';
import type { TermsAt } from '../clocks/terms';
import { agreementTimeline } from './sign';

/**
 * Looks up the terms in force at a moment. Make it once for many people: it keeps the calendars.
 * @param versions as they are kept, drafts too, in any order
 * @param standard what holds while no version is in force
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
 * The terms where one agreement is pinned: from its date on it holds, whoever signed it; before
 * that, what held.
 */
export function createPinnedTerms(pinned: Agreement, otherwise: TermsAt): TermsAt {
  const from = localDayStart(pinned.validFrom, pinned.hours.timeZone);
  const terms = { agreement: pinned, calendar: createBusinessCalendar(pinned.hours) };
  return (at) => (at >= from ? terms : otherwise(at));
}
