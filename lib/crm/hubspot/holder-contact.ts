import { readBatch } from './batch';
import type { Client } from './client';
import { fitting, type HubSpotRecord, recordSchema } from './schemas';

/**
 * The contact whose notes are the documents of the agreement. With a key for contacts, notes are
 * the only objects with a history, an author and enough space. The domain of the address can never
 * receive mail (RFC 2606), and HubSpot does not allow a second contact with the address.
 */
export const HOLDER_EMAIL = 'relevo-agreement@example.com';
export const HOLDER_NAME = { firstname: 'Relevo agreement', lastname: '(not a person)' } as const;
/** HubSpot's default stage for contacts outside of the funnel. */
export const HOLDER_STAGE = 'other';

/** Whether a record is the holder contact, which is never shown as a person. */
export function isHolder(record: HubSpotRecord): boolean {
  return record.properties['email']?.toLowerCase() === HOLDER_EMAIL;
}

/**
 * Returns the id of the holder contact; null if there is none. Reads by address, because search
 * lags.
 * @throws RelevoError
 */
export async function findHolder(client: Client, signal: AbortSignal): Promise<string | null> {
  const path = `/crm/objects/${client.version}/contacts/batch/read`;
  const body = {
    idProperty: 'email',
    inputs: [{ id: HOLDER_EMAIL }],
    properties: ['email'],
    propertiesWithHistory: [],
  };
  const results = await readBatch(client, { method: 'POST', path, body }, signal);
  return fitting(results, recordSchema).find((record) => record.archived !== true)?.id ?? null;
}
