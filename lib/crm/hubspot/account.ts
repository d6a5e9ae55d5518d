import { failureOf } from '../../domain/base/failure';
import type { Account } from '../port/connector';
import type { Client } from './client';
import { accountSchema } from './schemas';

/**
 * Returns the account of a key by its portal id (`account-info/details`, "Account information API",
 * developers.hubspot.com/docs, read in November 2026); null if the key has no permission for it.
 * @throws RelevoError if HubSpot did not answer, or refused the key
 */
export async function account(client: Client, signal: AbortSignal): Promise<Account | null> {
  const path = `/account-info/${client.version}/details`;
  try {
    const { portalId } = await client.get(accountSchema, { method: 'GET', path }, signal);
    const id = String(portalId);
    return /^[1-9]\d*$/.test(id) ? { id, name: id } : null;
  } catch (error) {
    if (UNTOLD.has(failureOf(error).code)) return null;
    throw error;
  }
}

const UNTOLD: ReadonlySet<string> = new Set([
  'crm/forbidden',
  'crm/gone',
  'crm/invalid',
  'crm/unexpected-shape',
]);
