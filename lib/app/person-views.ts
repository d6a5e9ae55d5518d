import * as z from 'zod/mini';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import { notTakenBack } from '../domain/changes/taken-back';
import { isListed } from '../domain/person/address-list';
import type { CardView, PersonView } from '../domain/views/person';
import { newestTouches } from '../store/contacts';
import { intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { reasonLabels } from '../sync/feedback-views';
import { NO_HAND_OFF, readHandOffs } from '../sync/hand-offs';
import { cardView, personView } from '../sync/person-views';
import type { ViewContext } from '../sync/view-context';
import { neverAsked } from './mailboxes';
import type { Preferences, Reading, Services, Viewing } from './services';

const FIRST_TOUCHES = 25;

/**
 * Whom tickets are given to, and over which connection: another one has other contacts under the
 * same ids.
 */
export interface Holder {
  /** Id of the connection; to be asked for before the rows that tickets are given for. */
  readonly connection: string;
  readonly surface: string;
}

/** The tab of a content script, or our own pages as one. */
export function surfaceOf({ trust, tabId }: Pick<Caller, 'trust' | 'tabId'>): string {
  return trust === 'site' ? `tab:${tabId}` : 'page';
}

/** Whom a caller's tickets are given to now. */
export async function holderOf(
  services: Pick<Services, 'connection'>,
  caller: Pick<Caller, 'trust' | 'tabId'>,
): Promise<Holder> {
  const { id: connection } = await services.connection();
  return { connection, surface: surfaceOf(caller) };
}

/** Our own pages and what is made for nobody's eyes. */
export function ourHolder(services: Pick<Services, 'connection'>): Promise<Holder> {
  return holderOf(services, { trust: 'page', tabId: null });
}

const subjectSchema = z.tuple([z.string(), z.string()]);

/**
 * What a ticket of a holder says of a contact: the connection too, as another one has other
 * contacts under its id.
 */
function subjectOf({ connection }: Holder, contactId: string): string {
  return JSON.stringify([connection, contactId]);
}

/** What is the same for every view of a moment. */
async function viewContext(
  services: Preferences & Pick<Services, 'agreement' | 'clock'>,
): Promise<ViewContext> {
  const [agreement, settings, language] = await Promise.all([
    services.agreement(),
    services.settings(),
    services.language(),
  ]);
  return {
    agreement,
    role: settings.role,
    now: services.clock(),
    label: reasonLabels(agreement, language),
  };
}

/** Views of contacts, in the order given. */
export async function viewPeople(
  services: Viewing,
  rows: readonly ContactRow[],
  holder: Holder,
): Promise<PersonView[]> {
  const [context, tickets, intents] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(
      services.db,
      holder.connection,
      rows.map((row) => row.id),
    ),
  ]);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, rows, kept, await services.terms(), context.now);
  return Promise.all(
    rows.map(async (row) => {
      const own = kept.filter((intent) => intent.contactId === row.id).map(toPending);
      return personView(
        row,
        own,
        await tickets.issue(subjectOf(holder, row.id), holder.surface),
        known.get(row.id) ?? NO_HAND_OFF,
        context,
      );
    }),
  );
}

/** A contact that a caller may act on, over the connection that it was found over. */
export interface Redeemed {
  readonly row: ContactRow;
  readonly holder: Holder;
}

/**
 * The contact that a ticket gives the caller a right to.
 * @throws RelevoError `bus/forbidden`, or `crm/gone` when it is no longer cached
 */
export async function redeem(
  services: Pick<Services, 'connection' | 'db' | 'ready' | 'tickets'>,
  ticket: string,
  caller: Caller,
): Promise<Redeemed> {
  // The signature first: a page that makes up tickets costs no reads of the database.
  const subject = await (await services.tickets()).redeem(ticket, surfaceOf(caller));
  if (subject === null) throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
  const [connection, contactId] = subjectSchema.parse(JSON.parse(subject));
  await services.ready();
  const holder = await holderOf(services, caller);
  if (connection !== holder.connection)
    throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
  return { row: await needContact(services, contactId), holder };
}

/** A contact that must be cached to be acted on. @throws RelevoError `crm/gone` */
export async function needContact(
  services: Pick<Services, 'db'>,
  contactId: string,
): Promise<ContactRow> {
  const row = await services.db.contacts.get(contactId);
  if (row === undefined) throw new RelevoError({ code: 'crm/gone', detail: '' });
  return row;
}

/** The card of a contact, from the store; what is old is read again behind it. */
export async function viewCard(
  services: Viewing & Reading & Pick<Services, 'connection'>,
  { row, holder }: Redeemed,
): Promise<CardView> {
  const [context, tickets, intents, touches, connection] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(services.db, holder.connection, [row.id]),
    newestTouches(services.db, row.id, FIRST_TOUCHES + 1),
    services.connection(),
  ]);
  const [email] = row.contact.emails;
  const linkedinSlug = row.contact.linkedinSlug ?? undefined;
  const isNever = isListed(email ?? '', await neverAsked(services, null));
  const asked = email === undefined ? { linkedinSlug } : { email };
  const [found] = isNever ? [] : await services.lookup.find([asked]);
  services.history.refresh(row);
  const failure =
    connection.paused === null
      ? (found?.failure ?? services.history.failure(row.id))
      : asFailure(connection.paused);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, [row], kept, await services.terms(), context.now);
  return cardView(
    row,
    kept.map(toPending),
    await tickets.issue(subjectOf(holder, row.id), holder.surface),
    known.get(row.id) ?? NO_HAND_OFF,
    {
      touches: touches.slice(0, FIRST_TOUCHES),
      moreTouches: touches.length > FIRST_TOUCHES,
      failure,
    },
    context,
  );
}

function asFailure(stored: { code: string; detail: string }): CardView['failure'] {
  return { code: 'crm/unauthorised', detail: stored.detail };
}
