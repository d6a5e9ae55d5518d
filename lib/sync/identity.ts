import type { Account } from '../crm/port/connector';
import { originOfConnection } from '../crm/registry';
import { sha256 } from '../domain/base/sha256';
import { type CrmKind, EMBEDDED } from '../domain/views/admin';
import { type Connection, changeConnection, readConnection, unaskedId } from '../store/connection';
import type { Journal } from '../store/journal';
import { forgetSecrets, type NewSecret, readSecret } from '../store/meta';
import { renameConnection, switchConnection } from '../store/switch-connection';

/** Where a key stands whose account was not asked yet. */
const PENDING_KEY = 'token:pending';
const DIGITS = 12;
const HINT_LENGTH = 4;

/** Where the key of a connection is kept. One of another connection is never sent over this one. */
export function secretKey(connection: string): string {
  return `token:${connection}`;
}

/** The key of a connection that is the one of now: no other is kept beside it. */
function secretOf(connection: string, value: string): NewSecret {
  return { key: secretKey(connection), value, beside: [] };
}

/** Id and name of a connection by what its account said; by its key alone where it may not say. */
function identityOf(
  kind: CrmKind,
  account: Account | null,
  key: string,
  place: string | null,
): Pick<Connection, 'id' | 'name' | 'told'> {
  if (account !== null) return { id: `${kind} ${account.id}`, name: account.name, told: true };
  const name = place === null ? `…${key.slice(-HINT_LENGTH)}` : new URL(place).host;
  // Enough of the digest to tell two keys apart, and nothing of the key.
  return {
    id: `${kind} key ${sha256(`${place ?? ''}\n${key}`).slice(0, DIGITS)}`,
    name,
    told: false,
  };
}

/** The key of the connection of now, also while its account was not asked yet; null without one. */
export function keyOf({ db }: Journal): Promise<string | null> {
  return db.transaction('r', [db.meta, db.secrets], async () => {
    const { id, pending } = await readConnection(db);
    return readSecret(db, pending ? PENDING_KEY : secretKey(id));
  });
}

/** Takes a key whose account is to be asked before anything else is sent with it. */
export async function takeKey(journal: Journal, key: string): Promise<void> {
  const { id } = await readConnection(journal.db);
  const secret = { key: PENDING_KEY, value: key, beside: [secretKey(id)] };
  await changeConnection(journal, { pending: true, keyEndsAt: null, paused: null }, secret);
}

/** What came of asking an account: the connection is the one that it was, or another one. */
export interface Settled {
  readonly connection: Connection;
  readonly changed: boolean;
}

/**
 * Settles which account the connection of now is. The same account goes on: its people, and what
 * waits for it. Another one is another connection, and so is one that may not say which it is,
 * unless its key was the last one too.
 * @param account what it said; null where it may not say
 */
export async function settleIdentity(
  journal: Journal,
  key: string,
  account: Account | null,
): Promise<Settled> {
  const { db } = journal;
  const before = await readConnection(db);
  // Another key was given while this one's account was asked.
  if ((await keyOf(journal)) !== key) return { connection: before, changed: false };
  // Where all accounts are at one address, that says nothing of this one.
  const place = before.account === null ? null : originOfConnection(before);
  const next = identityOf(before.kind, account, key, place);
  if (!before.pending) {
    // The key was always this one: whatever stands under the id is of its account.
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

/**
 * Forgets every key but that of the connection of now: of one that was left nothing is sent any
 * more.
 */
export async function forgetLeftKeys({ db }: Journal): Promise<void> {
  // In one transaction: a connection that changed since it was read would lose its key here.
  await db.transaction('rw', [db.meta, db.secrets], async () => {
    const { id, pending } = await readConnection(db);
    await forgetSecrets(db, pending ? [secretKey(id), PENDING_KEY] : [secretKey(id)]);
  });
}

/**
 * The connection that was left and may be the one of now, where one of the two cannot say which
 * account it is: a question to the rep. Null where there is none.
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
 * Takes the rep's word that the connection of now is the one that was left.
 * @returns whether there was such a question
 */
export async function takeForSame(journal: Journal, leftId: string): Promise<boolean> {
  const now = await readConnection(journal.db);
  const left = maybeSame(now);
  const key = await keyOf(journal);
  if (left?.id !== leftId || key === null) return false;
  // An account's own word counts for both.
  const [from, to] = now.told === true ? [left, now] : [now, left];
  const { owner, mapping } = now.owner === null ? left : now;
  const change = { name: to.name, told: to.told, owner, mapping };
  await renameConnection(journal, from.id, to.id, change, secretOf(to.id, key));
  return true;
}
