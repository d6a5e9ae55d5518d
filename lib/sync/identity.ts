import type { Account } from '../crm/port/connector';
import { originOfConnection } from '../crm/registry';
import { sha256 } from '../domain/base/sha256';
import { type CrmKind, EMBEDDED } from '../domain/views/admin';
import { type Connection, changeConnection, readConnection, unaskedId } from '../store/connection';
import type { Journal } from '../store/journal';
import { forgetSecrets, type NewSecret, readSecret } from '../store/meta';
import { renameConnection, switchConnection } from '../store/switch-connection';

/** Where a key is stored before the CRM has been asked about its account. */
const PENDING_KEY = 'token:pending';
const DIGITS = 12;
const HINT_LENGTH = 4;

/** Returns where the key of a connection is stored. A key is only sent over its own connection. */
export function secretKey(connection: string): string {
  return `token:${connection}`;
}

/** The key of the current connection; all other keys are deleted with it. */
function secretOf(connection: string, value: string): NewSecret {
  return { key: secretKey(connection), value, beside: [] };
}

/**
 * Builds id and name of a connection from its account; from the key if the account is not known.
 */
function identityOf(
  kind: CrmKind,
  account: Account | null,
  key: string,
  place: string | null,
): Pick<Connection, 'id' | 'name' | 'told'> {
  if (account !== null) return { id: `${kind} ${account.id}`, name: account.name, told: true };
  const name = place === null ? `…${key.slice(-HINT_LENGTH)}` : new URL(place).host;
  // The digest is long enough to tell keys apart, and does not reveal the key.
  return {
    id: `${kind} key ${sha256(`${place ?? ''}\n${key}`).slice(0, DIGITS)}`,
    name,
    told: false,
  };
}

/**
 * Returns the key of the current connection, also before its account is known; null without a key.
 */
export function keyOf({ db }: Journal): Promise<string | null> {
  return db.transaction('r', [db.meta, db.secrets], async () => {
    const { id, pending } = await readConnection(db);
    return readSecret(db, pending ? PENDING_KEY : secretKey(id));
  });
}

/** Stores a key whose account must be known before it is used for anything else. */
export async function takeKey(journal: Journal, key: string): Promise<void> {
  const { id } = await readConnection(journal.db);
  const secret = { key: PENDING_KEY, value: key, beside: [secretKey(id)] };
  await changeConnection(journal, { pending: true, keyEndsAt: null, paused: null }, secret);
}

/** The result of asking for the account: the current connection, and whether it is a new one. */
export interface Settled {
  readonly connection: Connection;
  readonly changed: boolean;
}

/**
 * Decides which connection a key belongs to, now that the CRM has answered. For the same account,
 * the connection continues with its contacts and pending changes. Another account is another
 * connection. An account that is not known is another connection too, unless the key is the same.
 * @param account answer of the CRM; null if the key has no permission to ask
 */
export async function settleIdentity(
  journal: Journal,
  key: string,
  account: Account | null,
): Promise<Settled> {
  const { db } = journal;
  const before = await readConnection(db);
  // The rep entered another key while the CRM was asked about this one.
  if ((await keyOf(journal)) !== key) return { connection: before, changed: false };
  // Where all accounts are at one address, that says nothing of this one.
  const place = before.account === null ? null : originOfConnection(before);
  const next = identityOf(before.kind, account, key, place);
  if (!before.pending) {
    // The key has not changed, so the data under this id belongs to its account.
    if (account === null)
      return { connection: await changeConnection(journal, { told: false }), changed: false };
    return rename(journal, before.id, next, key);
  }
  if (before.id === unaskedId(before.kind)) return rename(journal, before.id, next, key);
  const done = { ...next, pending: false };
  const secret = secretOf(next.id, key);
  const connection =
    before.id === next.id
      ? await changeConnection(journal, { ...done, paused: null }, secret)
      : await switchConnection(
          journal,
          { ...done, kind: before.kind, account: before.account },
          secret,
        );
  return { connection, changed: before.id !== next.id };
}

async function rename(
  journal: Journal,
  from: string,
  { id, name, told }: Pick<Connection, 'id' | 'name' | 'told'>,
  key: string,
): Promise<Settled> {
  const { left, owner, mapping } = await readConnection(journal.db);
  const known = left.find((each) => each.id === id);
  const kept = known === undefined || owner !== null ? { owner, mapping } : known;
  const change = { name, told, pending: false, owner: kept.owner, mapping: kept.mapping };
  await renameConnection(journal, from, id, change, secretOf(id, key));
  return { connection: await readConnection(journal.db), changed: from !== id };
}

/** Deletes all keys but that of the current connection. Nothing is sent to former connections. */
export async function forgetLeftKeys({ db }: Journal): Promise<void> {
  // In one transaction, because a connection that changes after the read would lose its key.
  await db.transaction('rw', [db.meta, db.secrets], async () => {
    const { id, pending } = await readConnection(db);
    await forgetSecrets(db, pending ? [secretKey(id), PENDING_KEY] : [secretKey(id)]);
  });
}

/**
 * Returns a former connection that may be the same account as the current one, if the account of
 * either is not known: the rep is asked. Null if there is none.
 */
export function maybeSame({
  id,
  kind,
  told,
  pending,
  left,
}: Connection): Connection['left'][number] | null {
  if (pending || kind === EMBEDDED || id === unaskedId(kind)) return null;
  return left.find((each) => each.kind === kind && (told !== true || each.told !== true)) ?? null;
}

/**
 * Merges the current connection with a former one after the rep confirmed that they are the same.
 * @returns whether this question was open
 */
export async function takeForSame(journal: Journal, leftId: string): Promise<boolean> {
  const now = await readConnection(journal.db);
  const left = maybeSame(now);
  const key = await keyOf(journal);
  if (left?.id !== leftId || key === null) return false;
  // The id that comes from a known account is kept.
  const [from, to] = now.told === true ? [left, now] : [now, left];
  const { owner, mapping } = now.owner === null ? left : now;
  const change = { name: to.name, told: to.told, owner, mapping };
  await renameConnection(journal, from.id, to.id, change, secretOf(to.id, key));
  return true;
}
