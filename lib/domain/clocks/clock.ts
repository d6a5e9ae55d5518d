import type { Agreement, ClockKind } from '../base/agreement-model';
import type { Stage } from '../base/stage';
import type { Contact } from '../person/contact';
import type { BusinessCalendar } from './business-time';

/** A running clock as surfaces show it: by words and shape, not by colour alone. */
export interface ClockView {
  readonly kind: ClockKind;
  readonly startedAt: number;
  /** Epoch ms at which the agreed time is over. */
  readonly dueAt: number;
  readonly state: 'on-time' | 'soon' | 'late';
  /** Version of the agreement under which it is computed. */
  readonly agreementVersion: number;
}

const CLOCK_OF: Readonly<Partial<Record<Stage, ClockKind>>> = {
  mql: 'accept-mql',
  sql: 'review-sql',
  opportunity: 'attend-opportunity',
};

/** The share of the agreed time that is over when a clock turns from on time to soon. */
export const SOON_AFTER = 0.75;

/**
 * The clock that runs for a contact at its stage; null where none does, where the CRM does not say since when, and where
 * the agreed hours never come.
 * @param calendar of the agreement's hours
 * @param now epoch ms
 */
export function clockOf(
  contact: Pick<Contact, 'stage' | 'stageDates'>,
  agreement: Agreement,
  calendar: BusinessCalendar,
  now: number,
): ClockView | null {
  if (contact.stage === null) return null;
  const kind = CLOCK_OF[contact.stage];
  const startedAt = contact.stageDates[contact.stage];
  if (kind === undefined || startedAt === undefined) return null;
  const minutes = agreement.clocks[kind];
  const dueAt = calendar.add(startedAt, minutes);
  if (!Number.isFinite(dueAt)) return null;
  const soonAt = calendar.add(startedAt, minutes * SOON_AFTER);
  const state = now >= dueAt ? 'late' : now >= soonAt ? 'soon' : 'on-time';
  return { kind, startedAt, dueAt, state, agreementVersion: agreement.version };
}
