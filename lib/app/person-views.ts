import * as z from 'zod/mini';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { UNDO_MS } from '../domain/changes/recent';
import { notTakenBack } from '../domain/changes/taken-back';
import { contestsOf, touchWords } from '../domain/feedback/contests';
import { feedbackThreads } from '../domain/feedback/threads';
import { isListed } from '../domain/person/address-list';
import { normaliseEmail } from '../domain/person/identity';
import type { CardView, PersonView } from '../domain/views/person';
import { cardWords } from '../i18n/card-translator';
import { newestTouches } from '../store/contacts';
import { intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { reasonLabels } from '../sync/feedback-views';
import { NO_HAND_OFF, readHandOffs } from '../sync/hand-offs';
import { cardView, personView } from '../sync/person-views';
import type { ViewContext } from '../sync/view-context';
import { neverAsked } from './mailboxes';
import { recentChanges } from './recent';
import type { Preferences, Reading, Services, Viewing } from './services';
import { timelineOf } from './timeline';

const FIRST_TOUCHES = 25;

/**
 * The surface and the connection that a ticket is valid for. The connection is part of it because
 * another CRM can use the same id for another contact.
 */
export interface Holder {
  /** Id of the connection. The caller reads it before the rows that it issues tickets for. */
  readonly connection: string;
  readonly surface: string;
}

/**
 * Names the surface of a caller: one per tab of a content script, and one for all pages of Relevo.
 */
export function surfaceOf({ trust, tabId }: Pick<Caller, 'trust' | 'tabId'>): string {
  return trust === 'site' ? `tab:${tabId}` : 'page';
}

/** Returns the holder of a caller's tickets for the current connection. */
export async function holderOf(
  services: Pick<Services, 'connection'>,
  caller: Pick<Caller, 'trust' | 'tabId'>,
): Promise<Holder> {
  const { id: connection } = await services.connection();
  return { connection, surface: surfaceOf(caller) };
}

/**
 * Returns the holder for pages of Relevo, and for views that are not shown (badge, notifications).
 */
export function ourHolder(services: Pick<Services, 'connection'>): Promise<Holder> {
  return holderOf(services, { trust: 'page', tabId: null });
}

const subjectSchema = z.tuple([z.string(), z.string()]);

/**
 * Returns the subject of a ticket: contact and connection, because ids repeat between connections.
 */
function subjectOf({ connection }: Holder, contactId: string): string {
  return JSON.stringify([connection, contactId]);
}

/** Reads what all views of one moment share. */
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
    language,
  };
}

/** Returns the views of contacts, in the given order. */
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

/**
 * Issues a ticket that opens a surface and gives no right to a contact: for a person who is not in
 * the CRM.
 */
export async function openTicket(
  services: Pick<Services, 'connection' | 'tickets'>,
  caller: Caller,
): Promise<string> {
  const holder = await holderOf(services, caller);
  return (await services.tickets()).issue(subjectOf(holder, ''), holder.surface);
}

/**
 * Returns the contact id of a ticket, empty for one that only opens a surface.
 * @throws RelevoError `bus/forbidden`
 */
export async function contactOfTicket(
  services: Pick<Services, 'tickets'>,
  ticket: string,
  caller: Caller,
): Promise<string> {
  const subject = await (await services.tickets()).redeem(ticket, surfaceOf(caller));
  if (subject === null) throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
  return subjectSchema.parse(JSON.parse(subject))[1];
}

/** A contact that a caller may act on, with the connection that it belongs to. */
export interface Redeemed {
  readonly row: ContactRow;
  readonly holder: Holder;
}

/**
 * Returns the contact of a ticket.
 * @throws RelevoError `bus/forbidden`, or `crm/gone` if it is no longer cached
 */
export async function redeem(
  services: Pick<Services, 'connection' | 'db' | 'ready' | 'tickets'>,
  ticket: string,
  caller: Caller,
): Promise<Redeemed> {
  // Checks the signature first, so that made-up tickets cost no database reads.
  const subject = await (await services.tickets()).redeem(ticket, surfaceOf(caller));
  if (subject === null) throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
  const [connection, contactId] = subjectSchema.parse(JSON.parse(subject));
  await services.ready();
  const holder = await holderOf(services, caller);
  if (connection !== holder.connection)
    throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
  return { row: await needContact(services, contactId), holder };
}

/** Returns a cached contact. @throws RelevoError `crm/gone` if it is not cached */
export async function needContact(
  services: Pick<Services, 'db'>,
  contactId: string,
): Promise<ContactRow> {
  const row = await services.db.contacts.get(contactId);
  if (row === undefined) throw new RelevoError({ code: 'crm/gone', detail: '' });
  return row;
}

/** Returns the card of a contact from the store, and refreshes an old history in the background. */
export async function viewCard(
  services: Viewing & Reading & Pick<Services, 'connection'>,
  { row, holder }: Redeemed,
): Promise<CardView> {
  const [context, tickets, intents, touches, connection, changes] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(services.db, holder.connection, [row.id]),
    newestTouches(services.db, row.id, FIRST_TOUCHES + 1),
    services.connection(),
    recentChanges(services.db, holder.connection, services.clock()),
  ]);
  const [newest] = changes.filter(({ contactId }) => contactId === row.id);
  const email = normaliseEmail(row.contact.emails[0] ?? '');
  const linkedinSlug = row.contact.linkedinSlug ?? undefined;
  const isNever = isListed(email ?? '', await neverAsked(services, null));
  const asked = email === null ? { linkedinSlug } : { email };
  const [found] = isNever ? [] : await services.lookup.find([asked]);
  services.history.refresh(row);
  const failure =
    connection.paused === null
      ? (found?.failure ?? services.history.failure(row.id))
      : asFailure(connection.paused);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, [row], kept, await services.terms(), context.now);
  const more = touches.length > FIRST_TOUCHES;
  const view = cardView(
    row,
    kept.map(toPending),
    await tickets.issue(subjectOf(holder, row.id), holder.surface),
    known.get(row.id) ?? NO_HAND_OFF,
    {
      touches: [],
      moreTouches: more,
      failure,
      recent: newest !== undefined && isFresh(newest.at, context.now, UNDO_MS) ? newest : null,
    },
    context,
  );
  const first = touches.slice(0, FIRST_TOUCHES);
  const t = cardWords(context.language);
  const said = feedbackThreads(known.get(row.id)?.entries ?? []);
  const contests = contestsOf(touchWords(said));
  return { ...view, touches: timelineOf(row.id, first, view.handOff.threads, !more, contests, t) };
}

function asFailure(stored: { code: string; detail: string }): CardView['failure'] {
  return { code: 'crm/unauthorised', detail: stored.detail };
}
