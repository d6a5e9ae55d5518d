import { readBatch } from './batch';
import type { Client } from './client';
import { fitting, type HubSpotRecord, recordSchema } from './schemas';

/**
 * The contact at whose record the documents are, as notes: a key for contacts may write nothing
 * else that has a history, an author and room for words. The address is of a domain that can never
 * receive mail (RFC 2606), and HubSpot lets no two contacts have it.
 */
export const SHELF_EMAIL = 'relevo-agreement@example.com';
export const SHELF_NAME = { firstname: 'Relevo agreement', lastname: '(not a person)' } as const;
/** The stage that HubSpot has for whoever is in no funnel. */
export const SHELF_STAGE = 'other';

/** Whether a record is that contact: it is shown nowhere as a person. */
export function isShelf(record: HubSpotRecord): boolean {
  return record.properties['email']?.toLowerCase() === SHELF_EMAIL;
}

/**
 * The id of that contact, by address and not by search, which is behind; null where there is none.
 * @throws RelevoError
 */
export async function findShelf(client: Client, signal: AbortSignal): Promise<string | null> {
  const path = `/crm/objects/${client.version}/contacts/batch/read`;
  const body = {
    idProperty: 'email',
    inputs: [{ id: SHELF_EMAIL }],
    properties: ['email'],
    propertiesWithHistory: [],
  };
  const results = await readBatch(client, { method: 'POST', path, body }, signal);
  return fitting(results, recordSchema).find((record) => record.archived !== true)?.id ?? null;
}
