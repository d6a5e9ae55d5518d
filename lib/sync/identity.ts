import type { Account } from '../crm/port/connector';
import { originOfConnection } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import { sha256 } from '../domain/base/sha256';
import { type CrmKind, isInside } from '../domain/views/admin';
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
  // The digest is long enough to distinguish keys, and does not reveal the key.
  return {
    id: `${kind} key ${sha256(`${place ?? ''}\n${key}`).slice(0, DIGITS)}`,
    name,
    told: false,
  };
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

const OVERTAKEN = 'another key';

/**
 * Whether a connection and its key are still what was asked.
 * @throws RelevoError where the key or the place changed since
 */
async function needSame(journal: Journal, { connection, key }: KeyToAsk): Promise<void> {
  const now = await keyToAsk(journal);
  const placeOf = ({ id, kind, pending, account }: Connection) =>
    JSON.stringify([id, kind, pending, account?.address, account?.database]);
  if (now.key !== key || placeOf(now.connection) !== placeOf(connection))
    throw new RelevoError({ code: 'bus/bad-request', detail: OVERTAKEN });
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
 * Settles which account the connection of now is. The same account goes on: its people, and what
 * waits for it. Another one is another connection, and so is one that may not say which it is,
 * unless its key was the last one too. Where another key was given while this one's account was
 * asked, nothing is changed: each change looks once more, in its own transaction.
 * @param asked what was asked, as `keyToAsk` gave it
 * @param account what it said; null where it may not say
 * @param now epoch ms
 */
export async function settleIdentity(
  journal: Journal,
  asked: KeyToAsk & { readonly key: string },
  account: Account | null,
  now: number,
): Promise<Settled> {
  try {
    await settle(journal, asked, account, now);
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
  now: number,
): Promise<void> {
  const { connection: before, key } = asked;
  // If all accounts share one address, the address does not identify the account.
  const at = before.account === null ? null : originOfConnection(before);
  const next = identityOf(before.kind, account, key, at);
  const check = () => needSame(journal, asked);
  if (!before.pending && account === null) {
    // The key has not changed, so the data under this id belongs to its account.
    await changeConnection(journal, { told: false }, { ...secretOf(before.id, key), check });
    return;
  }
  const secret = { ...secretOf(next.id, key), check };
  if (!before.pending || before.id === unaskedId(before.kind)) {
    const { left, owner, mapping } = before;
    const known = left.find((each) => each.id === next.id);
    const kept = known === undefined || owner !== null ? { owner, mapping } : known;
    const since = known?.since ?? before.since;
    const { name, told } = next;
    const change = {
      name,
      told,
      pending: false,
      owner: kept.owner,
      mapping: kept.mapping,
      since,
    };
    await renameConnection(journal, before.id, next.id, change, secret);
    return;
  }
  const done = { ...next, pending: false };
  if (before.id === next.id) await changeConnection(journal, { ...done, paused: null }, secret);
  else {
    const { kind, account: place, timeZone } = before;
    await switchConnection(
      journal,
      { ...done, kind, account: place, since: now, timeZone },
      secret,
    );
  }
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
  if (pending || isInside(kind) || id === unaskedId(kind)) return null;
  return left.find((each) => each.kind === kind && (told !== true || each.told !== true)) ?? null;
}

/**
 * Merges the current connection with a former one after the rep confirmed that they are the same.
 * @returns whether this question was open
 */
export async function takeForSame(journal: Journal, leftId: string): Promise<boolean> {
  const asked = await keyToAsk(journal);
  const { connection: now, key } = asked;
  const left = maybeSame(now);
  if (left?.id !== leftId || key === null) return false;
  // The id that comes from a known account is kept.
  const [from, to] = now.told === true ? [left, now] : [now, left];
  const { owner, mapping } = now.owner === null ? left : now;
  const change = { name: to.name, told: to.told, owner, mapping };
  const secret = { ...secretOf(to.id, key), check: () => needSame(journal, asked) };
  await renameConnection(journal, from.id, to.id, change, secret);
  return true;
}
