import { RelevoError } from '../domain/base/failure';
import { type Connection, changeConnection, readConnection } from '../store/connection';
import type { Journal } from '../store/journal';
import { forgetSecrets, type NewSecret, readSecret } from '../store/meta';

/** Where a key is stored before the CRM has been asked about its account. */
const PENDING_KEY = 'token:pending';

/** Returns where the key of a connection is stored. A key is only sent over its own connection. */
export function secretKey(connection: string): string {
  return `token:${connection}`;
}

/** The key of the current connection; all other keys are deleted with it. */
export function secretOf(connection: string, value: string): NewSecret {
  return { key: secretKey(connection), value, beside: [] };
}

/**
 * Returns the key of the current connection, also before its account is known; null without a key.
 */
export async function keyOf(journal: Journal): Promise<string | null> {
  return (await keyToAsk(journal)).key;
}

/** A connection with its key; null without one. */
export interface KeyToAsk {
  readonly connection: Connection;
  readonly key: string | null;
}

/**
 * Reads connection and key in one transaction: a key read later could belong to another address and
 * must not be sent to this one.
 */
export function keyToAsk({ db }: Journal): Promise<KeyToAsk> {
  return db.transaction('r', [db.meta, db.secrets], async () => {
    const connection = await readConnection(db);
    const { id, pending } = connection;
    return { connection, key: await readSecret(db, pending ? PENDING_KEY : secretKey(id)) };
  });
}

/** Detail of the failure where a key was replaced while its account was asked. */
export const OVERTAKEN = 'another key';

/**
 * Whether a connection and its key are still what was asked.
 * @throws RelevoError where the key or the place changed since
 */
export async function needSame(journal: Journal, { connection, key }: KeyToAsk): Promise<void> {
  const now = await keyToAsk(journal);
  const targetOf = ({ id, kind, pending, account }: Connection) =>
    JSON.stringify([id, kind, pending, account?.address, account?.database]);
  if (now.key !== key || targetOf(now.connection) !== targetOf(connection))
    throw new RelevoError({ code: 'bus/bad-request', detail: OVERTAKEN });
}

/** Stores a key whose account must be known before it is used for anything else. */
export async function takeKey(journal: Journal, key: string): Promise<void> {
  const { id } = await readConnection(journal.db);
  const secret = { key: PENDING_KEY, value: key, beside: [secretKey(id)] };
  await changeConnection(journal, { pending: true, keyEndsAt: null, paused: null }, secret);
}

/** Deletes all keys but that of the current connection. Nothing is sent to former connections. */
export async function forgetLeftKeys({ db }: Journal): Promise<void> {
  // In one transaction, because a connection that changes after the read would lose its key.
  await db.transaction('rw', [db.meta, db.secrets], async () => {
    const { id, pending } = await readConnection(db);
    await forgetSecrets(db, pending ? [secretKey(id), PENDING_KEY] : [secretKey(id)]);
  });
}
