import type { Agreement } from '../base/agreement-model';
import type { BusinessCalendar } from './business-time';

/**
 * The agreement in force at a moment, with the calendar of its hours. Scores and clocks name its
 * version.
 */
export interface Terms {
  readonly agreement: Agreement;
  readonly calendar: BusinessCalendar;
  /** False before the time from which clocks are measured (see `measuredFrom`). */
  readonly isMeasured: boolean;
}

/** Returns the terms in force at a moment (epoch ms). */
export type TermsAt = (at: number) => Terms;
