import type { Account } from '../crm/port/connector';
import { originOfConnection } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import { sha256 } from '../domain/base/sha256';
import { type CrmKind, isInside } from '../domain/views/admin';
import { type Connection, changeConnection, readConnection, unaskedId } from '../store/connection';
import type { Journal } from '../store/journal';
import { renameConnection, switchConnection } from '../store/switch-connection';
import { type KeyToAsk, keyToAsk, needSame, OVERTAKEN, secretOf } from './connection-keys';

const DIGITS = 12;
const HINT_LENGTH = 4;

/**
 * Builds id and name of a connection from its account; from the key if the account is not known.
 */
function connectionOfAccount(
  kind: CrmKind,
  account: Account | null,
  key: string,
  origin: string | null,
): Pick<Connection, 'id' | 'name' | 'told'> {
  if (account !== null) return { id: `${kind} ${account.id}`, name: account.name, told: true };
  const name = origin === null ? `…${key.slice(-HINT_LENGTH)}` : new URL(origin).host;
  // The digest is long enough to distinguish keys, and does not reveal the key.
  return {
    id: `${kind} key ${sha256(`${origin ?? ''}\n${key}`).slice(0, DIGITS)}`,
    name,
    told: false,
  };
}

/** The result of asking for the account: the current connection, and whether it is a new one. */
export interface SettledAccount {
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
export async function settleAccount(
  journal: Journal,
  asked: KeyToAsk & { readonly key: string },
  account: Account | null,
  now: number,
): Promise<SettledAccount> {
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
  const next = connectionOfAccount(before.kind, account, key, at);
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
    const { kind, account: stored, timeZone } = before;
    await switchConnection(
      journal,
      { ...done, kind, account: stored, since: now, timeZone },
      secret,
    );
  }
}

/**
 * Returns a former connection that may be the same account as the current one, if the account of
 * either is not known: the rep is asked. Null if there is none.
 */
export function maybeSameAccount({
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
export async function mergeWithFormer(journal: Journal, leftId: string): Promise<boolean> {
  const asked = await keyToAsk(journal);
  const { connection: now, key } = asked;
  const left = maybeSameAccount(now);
  if (left?.id !== leftId || key === null) return false;
  // The id that comes from a known account is kept.
  const [from, to] = now.told === true ? [left, now] : [now, left];
  const { owner, mapping } = now.owner === null ? left : now;
  const change = { name: to.name, told: to.told, owner, mapping };
  const secret = { ...secretOf(to.id, key), check: () => needSame(journal, asked) };
  await renameConnection(journal, from.id, to.id, change, secret);
  return true;
}
