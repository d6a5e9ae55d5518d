import type { Contact } from '../person/contact';
import type { PendingIntent } from './intent';

/**
 * Returns a contact as the rep should see it: the CRM's data with the pending moves and profiles
 * applied in order. Parked ones are not applied, because the CRM refused them or has another value.
 * A move requested on top of a parked one is not applied either.
 */
export function applyPending(contact: Contact, intents: readonly PendingIntent[]): Contact {
  let view = contact;
  let held = false;
  let heldProfile = false;
  for (const { contactId, state, action, createdAt } of intents) {
    if (contactId !== contact.id) continue;
    if (action.kind === 'profile') {
      if (state === 'parked') heldProfile = true;
      else if (!(heldProfile && view.linkedinSlug !== action.from))
        view = { ...view, linkedinSlug: action.to };
    }
    if (action.kind !== 'move') continue;
    if (state === 'parked') held = true;
    else if (view.stage !== action.to && !(held && view.stage !== action.from)) {
      view = {
        ...view,
        stage: action.to,
        stageDates: { ...view.stageDates, [action.to]: createdAt },
      };
    }
  }
  return view;
}
