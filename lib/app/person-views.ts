import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import { notTakenBack } from '../domain/changes/taken-back';
import type { CardView, PersonView } from '../domain/views/person';
import { newestTouches } from '../store/contacts';
import { intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { reasonLabels } from '../sync/feedback-views';
import { NO_HAND_OFF, readHandOffs } from '../sync/hand-offs';
import { cardView, personView } from '../sync/person-views';
import type { ViewContext } from '../sync/view-context';
import type { Preferences, Reading, Services, Viewing } from './services';

const FIRST_TOUCHES = 25;

/** Whom tickets are given to: the tab of a content script, or our own pages as one. */
export function holderOf(caller: Caller): string {
  return caller.trust === 'site' ? `tab:${caller.tabId}` : 'page';
}

/** What is the same for every view of a moment. */
async function viewContext(services: Preferences & Pick<Services, 'agreement' | 'clock'>): Promise<ViewContext> {
  const [agreement, settings, language] = await Promise.all([
    services.agreement(),
    services.settings(),
    services.language(),
  ]);
  return { agreement, role: settings.role, now: services.clock(), label: reasonLabels(agreement, language) };
}

/** Views of contacts, in the order given. */
export async function viewPeople(
  services: Viewing,
  rows: readonly ContactRow[],
  holder: string,
): Promise<PersonView[]> {
  const [context, tickets, intents] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(
      services.db,
      rows.map((row) => row.id),
    ),
  ]);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, rows, kept, await services.terms(), context.now);
  return Promise.all(
    rows.map(async (row) => {
      const own = kept.filter((intent) => intent.contactId === row.id).map(toPending);
      return personView(row, own, await tickets.issue(row.id, holder), known.get(row.id) ?? NO_HAND_OFF, context);
    }),
  );
}

/** The contact that a ticket gives the caller a right to. @throws RelevoError `bus/forbidden`, or `crm/gone` when it is no longer cached */
export async function redeem(
  services: Pick<Services, 'db' | 'ready' | 'tickets'>,
  ticket: string,
  caller: Caller,
): Promise<ContactRow> {
  await services.ready();
  const contactId = await (await services.tickets()).redeem(ticket, holderOf(caller));
  if (contactId === null) throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
  return needContact(services, contactId);
}

/** A contact that must be cached to be acted on. @throws RelevoError `crm/gone` */
export async function needContact(services: Pick<Services, 'db'>, contactId: string): Promise<ContactRow> {
  const row = await services.db.contacts.get(contactId);
  if (row === undefined) throw new RelevoError({ code: 'crm/gone', detail: '' });
  return row;
}

/** The card of a contact, from the store; what is old is read again behind it. */
export async function viewCard(
  services: Viewing & Reading & Pick<Services, 'connection'>,
  row: ContactRow,
  holder: string,
): Promise<CardView> {
  const [context, tickets, intents, touches, connection] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(services.db, [row.id]),
    newestTouches(services.db, row.id, FIRST_TOUCHES + 1),
    services.connection(),
  ]);
  const [email] = row.contact.emails;
  const linkedinSlug = row.contact.linkedinSlug ?? undefined;
  const [found] = await services.lookup.find([email === undefined ? { linkedinSlug } : { email }]);
  services.history.refresh(row);
  const failure =
    connection.paused === null ? (found?.failure ?? services.history.failure(row.id)) : asFailure(connection.paused);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, [row], kept, await services.terms(), context.now);
  return cardView(
    row,
    kept.map(toPending),
    await tickets.issue(row.id, holder),
    known.get(row.id) ?? NO_HAND_OFF,
    { touches: touches.slice(0, FIRST_TOUCHES), moreTouches: touches.length > FIRST_TOUCHES, failure },
    context,
  );
}

function asFailure(stored: { code: string; detail: string }): CardView['failure'] {
  return { code: 'crm/unauthorised', detail: stored.detail };
}
