import type { Agreement } from '../base/agreement-model';
import type { BusinessCalendar } from './business-time';

/**
 * What was agreed at some moment, with the calendar of its hours. Its version is what a score or a
 * clock says it stands on.
 */
export interface Terms {
  readonly agreement: Agreement;
  readonly calendar: BusinessCalendar;
}

/** The terms in force at a moment (epoch ms). */
export type TermsAt = (at: number) => Terms;
