import type { Agreement, ClockKind } from './agreement';
import { addBusinessMinutes } from './business-time';
import type { Contact } from './contact';
import type { Stage } from './stage';

/** A running clock as surfaces show it: by words and shape, not by colour alone. */
export interface ClockView {
  readonly kind: ClockKind;
  readonly startedAt: number;
  /** Epoch ms at which the agreed time is over. */
  readonly dueAt: number;
  readonly state: 'on-time' | 'soon' | 'late';
}

const CLOCK_OF: Readonly<Partial<Record<Stage, ClockKind>>> = {
  mql: 'accept-mql',
  sql: 'review-sql',
  opportunity: 'attend-opportunity',
};

/** The share of the agreed time that remains when a clock turns from on time to soon. */
const SOON_SHARE = 0.25;

/**
 * The clock that runs for a contact at its stage, or null where none does or the CRM does not say since when.
 * @param now epoch ms
 */
export function clockOf(
  contact: Pick<Contact, 'stage' | 'stageDates'>,
  agreement: Agreement,
  now: number,
): ClockView | null {
  if (contact.stage === null) return null;
  const kind = CLOCK_OF[contact.stage];
  const startedAt = contact.stageDates[contact.stage];
  if (kind === undefined || startedAt === undefined) return null;
  const minutes = agreement.clocks[kind];
  const dueAt = addBusinessMinutes(startedAt, minutes, agreement.hours);
  const soonAt = addBusinessMinutes(startedAt, minutes * (1 - SOON_SHARE), agreement.hours);
  return { kind, startedAt, dueAt, state: now >= dueAt ? 'late' : now >= soonAt ? 'soon' : 'on-time' };
}
