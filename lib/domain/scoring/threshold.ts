import type { Agreement } from '../base/agreement-model';
import type { Contact } from '../person/contact';
import { scoreOf } from './score-model';

type Scored = Pick<Contact, 'traits' | 'signals' | 'crmScore'>;

/** Whether a contact's score reaches the agreed threshold. */
export function qualifies(contact: Scored, agreement: Agreement, now: number): boolean {
  return scoreOf(contact, agreement, now).value >= agreement.mqlThreshold;
}

/**
 * Returns since when a contact has been above the threshold without interruption: the time of the
 * touch that raised the score to it.
 * @returns epoch ms; null below the threshold; minus infinity if no touch was needed (the fit is
 * enough, or the CRM has the score)
 */
export function qualifiedSince(contact: Scored, agreement: Agreement, now: number): number | null {
  if (!qualifies(contact, agreement, now)) return null;
  if (contact.crmScore !== null) return Number.NEGATIVE_INFINITY;
  const before = contact.signals.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at);
  for (const { at } of before) {
    // Between two touches a score only falls, so it is lowest just before the later one.
    const earlier = before.filter((signal) => signal.at < at);
    if (!qualifies({ ...contact, signals: earlier }, agreement, at)) return at;
  }
  return Number.NEGATIVE_INFINITY;
}
