import type { Agreement } from '../base/agreement-model';
import { GOALS } from './default-goals';
import { PERSONAS } from './default-personas';
import { DEMOTE_REASONS, RECYCLE_REASONS, REJECT_REASONS } from './default-reasons';
import { ENGAGEMENT, FIT } from './default-score';
import { STAGE_MEANINGS } from './default-stages';

const HOUR = 60;
/** A business day of the hours below, in minutes. */
const DAY = 9 * HOUR;

/** The agreement in effect until a team publishes its own. */
export const DEFAULT_AGREEMENT: Agreement = {
  format: 1,
  version: 1,
  validFrom: '2026-01-01',
  stages: STAGE_MEANINGS,
  doNotContact: ['visitor', 'lead'],
  personas: PERSONAS,
  score: { fitMax: 50, engagementMax: 50, halfLifeDays: 21, fit: FIT, engagement: ENGAGEMENT },
  mqlThreshold: 50,
  clocks: {
    'accept-mql': 4 * HOUR,
    'first-contact': DAY,
    'decide-sql': 10 * DAY,
    'attend-opportunity': HOUR,
    'review-sql': 14 * DAY,
  },
  hours: {
    timeZone: 'Europe/Madrid',
    days: [1, 2, 3, 4, 5],
    from: 9 * HOUR,
    to: 18 * HOUR,
    holidays: [],
  },
  rejectReasons: REJECT_REASONS,
  recycleReasons: RECYCLE_REASONS,
  demoteReasons: DEMOTE_REASONS,
  goals: GOALS,
  signed: [],
};

/**
 * Returns the standard agreement with the hours in a time zone.
 * @param timeZone IANA name; null for the zone of the standard itself
 */
export function standardIn(timeZone: string | null): Agreement {
  if (timeZone === null) return DEFAULT_AGREEMENT;
  return { ...DEFAULT_AGREEMENT, hours: { ...DEFAULT_AGREEMENT.hours, timeZone } };
}
