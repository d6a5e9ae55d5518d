import * as z from 'zod/mini';
import { failureOf } from '../../domain/base/failure';
import type { Account } from '../port/connector';
import type { OdooPlace } from './place';
import type { Rpc } from './rpc';

const uuidSchema = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

/**
 * The database of a key by its `database.uuid`, which Odoo makes anew for a copy and keeps for a
 * database that is moved (`odoo/service/db.py`, 19.0). Null where the key may not ask: parameters
 * are for administrators.
 * @throws RelevoError where Odoo did not answer, or refused the key
 */
export async function account(
  rpc: Rpc,
  { address }: OdooPlace,
  signal: AbortSignal,
): Promise<Account | null> {
  const call = {
    model: 'ir.config_parameter',
    method: 'get_param',
    args: { key: 'database.uuid' },
  };
  try {
    const uuid = await rpc.get(uuidSchema, call, signal);
    return { id: uuid.toLowerCase(), name: new URL(address).host };
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
