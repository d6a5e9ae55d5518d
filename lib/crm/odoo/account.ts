import * as z from 'zod/mini';
import { failureOf } from '../../domain/base/failure';
import { sha256 } from '../../domain/base/sha256';
import type { Account } from '../port/connector';
import type { Call, Rpc } from './rpc';
import { odooTime, readTime, rowsSchema } from './schemas';
import type { OdooServer } from './server';

const uuidSchema = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
/** Length of a digest that is enough to distinguish two databases. */
const DIGITS = 12;

/**
 * The database of a key by its `database.uuid`, which Odoo creates again for a copy and keeps for a
 * database that is moved (`odoo/service/db.py`, 19.0). Parameters are for administrators; other
 * users are given the same id by the address at which Odoo sells credits, which names it
 * (`iap/models/iap_account.py`, `get_credits_url`; nothing is bought, and nothing is sent there).
 *
 * Where neither is to be had, two facts stand in its place that every internal user may read: the
 * second in which the database was made, and the address and name under which it is reached. They
 * are the same for every key, also for a new one; a copy at another address is another account, and
 * so is a database that was moved to another address.
 * @returns null where the key may ask for none of them
 * @throws RelevoError where Odoo did not answer, or refused the key
 */
export async function account(
  rpc: Rpc,
  server: OdooServer,
  signal: AbortSignal,
): Promise<Account | null> {
  const name = new URL(server.address).host;
  const ways = [
    uuidOfParameter,
    uuidOfCredits,
    (...parts: Parts) => fingerprintOf(server, ...parts),
  ];
  for (const way of ways) {
    const id = await wherePossible(way(rpc, signal));
    if (id !== null) return { id, name };
  }
  return null;
}

type Parts = readonly [rpc: Rpc, signal: AbortSignal];

async function uuidOfParameter(...[rpc, signal]: Parts): Promise<string> {
  const args = { key: 'database.uuid' };
  const call: Call = { model: 'ir.config_parameter', method: 'get_param', args };
  return (await rpc.get(uuidSchema, call, signal)).toLowerCase();
}

async function uuidOfCredits(...[rpc, signal]: Parts): Promise<string | null> {
  // With a token of its own the method looks no account up, and makes none.
  const args = { service_name: 'relevo', account_token: 'none' };
  const call: Call = { model: 'iap.account', method: 'get_credits_url', args };
  const address = await rpc.get(z.string(), call, signal);
  if (!URL.canParse(address)) return null;
  const uuid = uuidSchema.safeParse(new URL(address).searchParams.get('dbuuid'));
  return uuid.success ? uuid.data.toLowerCase() : null;
}

/** Countries are made with the database, and read by everybody. */
async function fingerprintOf(
  { address, database }: OdooServer,
  ...[rpc, signal]: Parts
): Promise<string | null> {
  const args = { domain: [], fields: ['create_date'], order: 'id', limit: 1 };
  const call: Call = { model: 'res.country', method: 'search_read', args };
  const [first] = await rpc.get(rowsSchema, call, signal);
  const made = first === undefined ? null : readTime(first, 'create_date');
  if (made === null) return null;
  const digest = sha256(`${address}\n${database ?? ''}`).slice(0, DIGITS);
  return `made-${odooTime(made).replace(/\D/g, '')}-${digest}`;
}

/** Null where Odoo does not let the key have it; another way may. */
async function wherePossible(answer: Promise<string | null>): Promise<string | null> {
  try {
    return await answer;
  } catch (error) {
    if (REFUSED.has(failureOf(error).code)) return null;
    throw error;
  }
}

const REFUSED: ReadonlySet<string> = new Set([
  'crm/forbidden',
  'crm/gone',
  'crm/invalid',
  'crm/unexpected-shape',
]);
