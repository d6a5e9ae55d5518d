import type { Agreement } from './agreement';
import { agreementTimeline } from './agreement-sign';
import { type BusinessCalendar, createBusinessCalendar, localDayStart } from './business-time';

/** What was agreed at some moment, with the calendar of its hours. Its version is what a score or a clock says it stands on. */
export interface Terms {
  readonly agreement: Agreement;
  readonly calendar: BusinessCalendar;
}

/** The terms in force at a moment (epoch ms). */
export type TermsAt = (at: number) => Terms;

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

/** The terms where one agreement is pinned: from its date on it holds, whoever signed it; before that, what held. */
export function createPinnedTerms(pinned: Agreement, otherwise: TermsAt): TermsAt {
  const from = localDayStart(pinned.validFrom, pinned.hours.timeZone);
  const terms = { agreement: pinned, calendar: createBusinessCalendar(pinned.hours) };
  return (at) => (at >= from ? terms : otherwise(at));
}
