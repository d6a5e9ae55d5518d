import type { Account } from '../crm/port/connector';
import { RelevoError } from '../domain/base/failure';
import { sha256 } from '../domain/base/sha256';
import type { CrmKind } from '../domain/views/admin';
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
export async function keyOf(journal: Journal): Promise<string | null> {
  return (await keyToAsk(journal)).key;
}

/** A connection with its key; null without one. */
export interface KeyToAsk {
  readonly connection: Connection;
  readonly key: string | null;
}

/**
 * The connection of now with its key, of one moment: a key that was read later may be of another
 * place, which the first must not be asked with.
 */
export function keyToAsk({ db }: Journal): Promise<KeyToAsk> {
  return db.transaction('r', [db.meta, db.secrets], async () => {
    const connection = await readConnection(db);
    const { id, pending } = connection;
    return { connection, key: await readSecret(db, pending ? PENDING_KEY : secretKey(id)) };
  });
}

const OVERTAKEN = 'another key';

/**
 * Whether a connection and its key are still what was asked.
 * @throws RelevoError where another key was given, or another place was chosen, meanwhile
 */
async function needSame(journal: Journal, { connection, key }: KeyToAsk): Promise<void> {
  const now = await keyToAsk(journal);
  const placeOf = ({ id, kind, pending, account }: Connection) =>
    JSON.stringify([id, kind, pending, account?.address, account?.database]);
  if (now.key !== key || placeOf(now.connection) !== placeOf(connection))
    throw new RelevoError({ code: 'bus/bad-request', detail: OVERTAKEN });
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
 * unless its key was the last one too. Where another key was given while this one's account was
 * asked, nothing is changed: each change looks once more, in its own transaction.
 * @param asked what was asked, as `keyToAsk` gave it
 * @param account what it said; null where it may not say
 */
export async function settleIdentity(
  journal: Journal,
  asked: KeyToAsk & { readonly key: string },
  account: Account | null,
): Promise<Settled> {
  try {
    await settle(journal, asked, account);
  } catch (error) {
    if (!(error instanceof RelevoError) || error.failure.detail !== OVERTAKEN) throw error;
    return { connection: await readConnection(journal.db), changed: false };
  }
  const connection = await readConnection(journal.db);
  return { connection, changed: asked.connection.id !== connection.id };
}

async function settle(
  journal: Journal,
  asked: KeyToAsk & { readonly key: string },
  account: Account | null,
): Promise<void> {
  const { connection: before, key } = asked;
  const next = identityOf(before.kind, account, key, before.account?.address ?? null);
  const check = () => needSame(journal, asked);
  if (!before.pending && account === null) {
    // The key was always this one: whatever stands under the id is of its account.
    await changeConnection(journal, { told: false }, { ...secretOf(before.id, key), check });
    return;
  }
  const secret = { ...secretOf(next.id, key), check };
  if (!before.pending || before.id === unaskedId(before.kind)) {
    const { left, owner, mapping } = before;
    const known = left.find((each) => each.id === next.id);
    const kept = known === undefined || owner !== null ? { owner, mapping } : known;
    const { name, told } = next;
    const change = { name, told, pending: false, owner: kept.owner, mapping: kept.mapping };
    await renameConnection(journal, before.id, next.id, change, secret);
    return;
  }
  const done = { ...next, pending: false };
  if (before.id === next.id) await changeConnection(journal, { ...done, paused: null }, secret);
  else {
    const { kind, account: place } = before;
    await switchConnection(journal, { ...done, kind, account: place }, secret);
  }
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
  if (pending || kind === 'local' || id === unaskedId(kind)) return null;
  return left.find((each) => each.kind === kind && (told !== true || each.told !== true)) ?? null;
}

/**
 * Takes the rep's word that the connection of now is the one that was left.
 * @returns whether there was such a question
 */
export async function takeForSame(journal: Journal, leftId: string): Promise<boolean> {
  const asked = await keyToAsk(journal);
  const { connection: now, key } = asked;
  const left = maybeSame(now);
  if (left?.id !== leftId || key === null) return false;
  // An account's own word counts for both.
  const [from, to] = now.told === true ? [left, now] : [now, left];
  const { owner, mapping } = now.owner === null ? left : now;
  const change = { name: to.name, told: to.told, owner, mapping };
  const secret = { ...secretOf(to.id, key), check: () => needSame(journal, asked) };
  await renameConnection(journal, from.id, to.id, change, secret);
  return true;
}
