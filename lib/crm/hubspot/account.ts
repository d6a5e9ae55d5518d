import { failureOf } from '../../domain/base/failure';
import type { Account } from '../port/connector';
import type { Client } from './client';
import { accountSchema } from './schemas';

/**
 * The account of a key by its portal's number (`account-info/details`, "Account information API",
 * developers.hubspot.com/docs, read in November 2026); null where the key may not ask.
 * @throws RelevoError where HubSpot did not answer, or refused the key
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
