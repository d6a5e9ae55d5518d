import type { Contact } from './contact';
import type { PendingIntent } from './intent';

/**
 * A contact as the rep should see it: what the CRM said, with the moves on their way on top, in order. Moves that are
 * parked are not applied: the CRM refused them or holds something else, and pretending otherwise would hide it.
 */
export function applyPending(contact: Contact, intents: readonly PendingIntent[]): Contact {
  return intents.reduce((view, { contactId, state, action, createdAt }) => {
    if (contactId !== contact.id || state === 'parked' || action.kind !== 'move') return view;
    if (view.stage === action.to) return view;
    return { ...view, stage: action.to, stageDates: { ...view.stageDates, [action.to]: createdAt } };
  }, contact);
}
