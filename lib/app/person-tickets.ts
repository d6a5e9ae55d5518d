import * as z from 'zod/mini';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import type { ContactRow } from '../store/rows';
import type { Services } from './services';

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
export function subjectOf({ connection }: Holder, contactId: string): string {
  return JSON.stringify([connection, contactId]);
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
