import type { IdentityKey } from '../domain/person/identity';
import { needConnection } from './connection';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import type { AnswerRow } from './rows';

/** An answer about a person with some keys, given over one connection. */
export interface Answer {
  readonly connection: string;
  readonly keys: readonly IdentityKey[];
  readonly contactId: string;
}

/** Returns the answers about some keys, of one connection. */
export function answersOf(
  db: RelevoDb,
  connection: string,
  keys: readonly IdentityKey[],
): Promise<AnswerRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return db.answers
    .where('[connection+key]')
    .anyOf(keys.map((key) => [connection, key]))
    .toArray();
}

/** Returns the answers about some contacts, of one connection. */
export function answersFor(
  db: RelevoDb,
  connection: string,
  contactIds: readonly string[],
): Promise<AnswerRow[]> {
  if (contactIds.length === 0) return Promise.resolve([]);
  return db.answers
    .where('[connection+contactId]')
    .anyOf(contactIds.map((id) => [connection, id]))
    .toArray();
}

/**
 * Stores that a person on a page is a contact, or is not. It replaces earlier answers about the
 * pair.
 * @throws RelevoError `bus/bad-request` if the connection has changed in the meantime
 */
export function putAnswer(
  journal: Journal,
  { connection, keys, contactId }: Answer,
  said: Pick<AnswerRow, 'same' | 'by' | 'at'>,
): Promise<void> {
  return journal.change([], async (transaction) => {
    await needConnection(journal.db, connection);
    for (const key of keys)
      await transaction.answer({
        id: answerId(connection, key, contactId),
        connection,
        key,
        contactId,
        ...said,
      });
  });
}

/**
 * Removes the answers about a person and a contact. If they were said to be the same, all keys that
 * led to the contact go: a key that a page showed beside another one rests on the same answer.
 */
export function takeBackAnswer(
  journal: Journal,
  { connection, keys, contactId }: Answer,
): Promise<void> {
  return journal.change([], async (transaction) => {
    const rows = await answersFor(journal.db, connection, [contactId]);
    const own = rows.filter(({ key }) => keys.includes(key));
    const all = own.some(({ same }) => same) ? [...own, ...rows.filter(({ same }) => same)] : own;
    for (const { id } of all) await transaction.unanswer(id);
  });
}

/**
 * Carries the answers about a contact over to the record that the CRM has for the same person
 * now, within a transaction of the journal.
 */
export async function carryAnswers(
  db: RelevoDb,
  transaction: Pick<OutboxTransaction, 'answer' | 'unanswer'>,
  connection: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const row of await answersFor(db, connection, [from])) {
    await transaction.unanswer(row.id);
    await transaction.answer({ ...row, id: answerId(connection, row.key, to), contactId: to });
  }
}

/** Removes the answers about contacts that are gone. */
export async function releaseAnswers(
  journal: Journal,
  connection: string,
  contactIds: readonly string[],
): Promise<void> {
  if ((await answersFor(journal.db, connection, contactIds)).length === 0) return;
  await journal.change([], async (transaction) => {
    for (const { id } of await answersFor(journal.db, connection, contactIds))
      await transaction.unanswer(id);
  });
}

/**
 * Returns the ids of all answers about a contact: those with its id, and those with one of its keys
 * and another contact.
 */
export async function answersAbout(
  db: RelevoDb,
  connection: string,
  contactId: string,
): Promise<string[]> {
  const own = await answersFor(db, connection, [contactId]);
  const keys = own.filter(({ same }) => same).map(({ key }) => key);
  return [...new Set([...own, ...(await answersOf(db, connection, keys))].map(({ id }) => id))];
}

/** Returns the id of an answer's row. */
export function answerId(connection: string, key: IdentityKey, contactId: string): string {
  return JSON.stringify([connection, key, contactId]);
}
