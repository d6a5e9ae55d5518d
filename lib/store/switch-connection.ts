import { forgetKept, moveDocuments } from './agreement-documents';
import { cacheTables, eraseCache } from './cache';
import {
  CONNECTION,
  CONNECTION_VERSION,
  type Connection,
  leftAfter,
  NO_MAPPING,
  readConnection,
} from './connection';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import { matchAnswerId } from './match-answers';
import { type NewSecret, readMeta, takeSecret, writeMeta } from './meta';
import { allIntents } from './outbox-rows';

/** The fields that a new connection starts with. */
export type NextConnection = Pick<
  Connection,
  'id' | 'kind' | 'account' | 'name' | 'told' | 'pending' | 'since' | 'timeZone'
>;

/**
 * Keys of documents that depend on the data of a connection: which clocks the rep was notified of,
 * and the last visit of the feedback page.
 */
const OF_CONNECTION = ['clocks-told', 'feedback-visit'];

/**
 * Replaces the current connection, in one transaction. Everything read from its CRM is deleted. Its
 * pending intents stay, with the names of their contacts, until the connection is chosen again.
 * @param secret the key of the new connection
 */
export function switchConnection(
  journal: Journal,
  next: NextConnection,
  secret?: NewSecret,
): Promise<Connection> {
  const { db } = journal;
  return journal.change([...cacheTables(db), db.secrets], async (transaction) => {
    if (secret !== undefined) await takeSecret(db, secret);
    const before = await readConnection(db);
    await storeContactNames(db, transaction, before.id);
    await eraseCache(db);
    await forgetKept(db);
    await db.meta.bulkDelete(OF_CONNECTION);
    await forgetMetadata(db, before.id);
    const known = before.left.find(({ id }) => id === next.id);
    const connection: Connection = {
      ...next,
      owner: known?.owner ?? null,
      mapping: known?.mapping ?? NO_MAPPING,
      since: known?.since ?? next.since,
      timeZone: known?.timeZone ?? next.timeZone,
      keyEndsAt: null,
      paused: null,
      left: leftAfter(before, next.id),
    };
    await transaction.document(CONNECTION, { ...connection, version: CONNECTION_VERSION });
    return connection;
  });
}

/**
 * Stores the names of the contacts in their intents, because the contacts are about to be deleted.
 */
async function storeContactNames(
  db: RelevoDb,
  transaction: OutboxTransaction,
  connection: string,
): Promise<void> {
  const rows = await allIntents(db, connection);
  const people = await db.contacts.bulkGet(rows.map(({ contactId }) => contactId));
  for (const [index, row] of rows.entries()) {
    const who = people[index]?.contact.name;
    if (who !== undefined && who !== row.who) await transaction.put({ ...row, who });
  }
}

/** Returns the prefix under which the connector of a connection stores small documents. */
export function connectorPrefix(connection: string): string {
  return `crm:${connection}:`;
}

/**
 * Deletes the CRM metadata of a connection. A half-done move stays stored, so that it can be
 * completed.
 */
async function forgetMetadata(db: RelevoDb, connection: string): Promise<void> {
  await db.meta.bulkDelete(['words', 'version'].map((name) => connectorPrefix(connection) + name));
}

/**
 * Moves all data from one connection id to another, in one transaction, after both turned out to be
 * the same account.
 * @param change further fields of the connection, applied if it is the current one
 * @param secret the key of both
 */
export function renameConnection(
  journal: Journal,
  from: string,
  to: string,
  change: Partial<Connection>,
  secret: NewSecret,
): Promise<void> {
  const { db } = journal;
  return journal.change([db.secrets, db.counts], async (transaction) => {
    await takeSecret(db, secret);
    for (const row of await allIntents(db, from)) await transaction.put({ ...row, connection: to });
    for (const row of await db.done.filter(({ connection }) => connection === from).toArray()) {
      await transaction.done({ ...row, connection: to });
    }
    for (const row of await db.answers.filter(({ connection }) => connection === from).toArray()) {
      await transaction.unanswer(row.id);
      await transaction.answer({
        ...row,
        connection: to,
        id: matchAnswerId(to, row.key, row.contactId),
      });
    }
    // Counted over another id: counting again costs less than renaming every row.
    await db.counts.clear();
    await moveDocuments(db, transaction, from, to);
    await moveDocumentsOf(db, from, to);
    const now = await readConnection(db);
    const left = now.left.filter(({ id }) => id !== from && id !== to);
    if (now.id === from || now.id === to)
      await transaction.document(CONNECTION, { ...now, ...change, id: to, left });
  });
}

/** Moves small documents that name their connection, and those of its connector. */
async function moveDocumentsOf(db: RelevoDb, from: string, to: string): Promise<void> {
  for (const key of ['agreement', 'notes']) {
    const value = await readMeta(db, key);
    const names =
      typeof value === 'object' &&
      value !== null &&
      'connection' in value &&
      value.connection === from;
    if (names) await writeMeta(db, key, { ...value, connection: to });
  }
  const [old, prefix] = [connectorPrefix(from), connectorPrefix(to)];
  for (const { key, value } of await db.meta.where('key').startsWith(old).toArray()) {
    await writeMeta(db, prefix + key.slice(old.length), value);
    await db.meta.delete(key);
  }
}
