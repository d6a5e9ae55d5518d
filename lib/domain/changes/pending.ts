import type { Contact } from '../person/contact';
import type { PendingIntent } from './intent';

/**
 * A contact as the rep should see it: what the CRM said, with the moves and profiles on their way
 * on top, in order. Those that are parked are not applied: the CRM refused them or holds something
 * else, and pretending otherwise would hide it. For the same reason a move that was asked for on
 * top of a parked one waits unseen with it.
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
