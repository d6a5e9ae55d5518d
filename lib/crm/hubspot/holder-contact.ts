import type { HubSpotRecord } from './schemas';

/**
 * The contact at whose record the documents are, as notes: a key for contacts may write nothing else that has a history, an author
 * and room for words. The address is of a domain that can never receive mail (RFC 2606), and HubSpot lets no two contacts have it.
 */
export const SHELF_EMAIL = 'relevo-agreement@example.com';
export const SHELF_NAME = { firstname: 'Relevo agreement', lastname: '(not a person)' } as const;
/** The stage that HubSpot has for whoever is in no funnel. */
export const SHELF_STAGE = 'other';

/** Whether a record is that contact: it is shown nowhere as a person. */
export function isShelf(record: HubSpotRecord): boolean {
  return record.properties['email']?.toLowerCase() === SHELF_EMAIL;
}
