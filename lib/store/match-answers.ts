import type { IdentityKey } from '../domain/person/identity';
import { needConnection } from './connection';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import type { MatchAnswerRow } from './rows';

/** An answer about a person with some keys, given over one connection. */
export interface MatchAnswer {
  readonly connection: string;
  readonly keys: readonly IdentityKey[];
  readonly contactId: string;
}

/** Returns the answers about some keys, of one connection. */
export function matchAnswersByKeys(
  db: RelevoDb,
  connection: string,
  keys: readonly IdentityKey[],
): Promise<MatchAnswerRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return db.answers
    .where('[connection+key]')
    .anyOf(keys.map((key) => [connection, key]))
    .toArray();
}

/** Returns the answers about some contacts, of one connection. */
export function matchAnswersOfContacts(
  db: RelevoDb,
  connection: string,
  contactIds: readonly string[],
): Promise<MatchAnswerRow[]> {
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
export function putMatchAnswer(
  journal: Journal,
  { connection, keys, contactId }: MatchAnswer,
  said: Pick<MatchAnswerRow, 'same' | 'by' | 'at'>,
): Promise<void> {
  return journal.change([], async (transaction) => {
    await needConnection(journal.db, connection);
    for (const key of keys)
      await transaction.answer({
        id: matchAnswerId(connection, key, contactId),
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
export function takeBackMatchAnswer(
  journal: Journal,
  { connection, keys, contactId }: MatchAnswer,
): Promise<void> {
  return journal.change([], async (transaction) => {
    const rows = await matchAnswersOfContacts(journal.db, connection, [contactId]);
    const own = rows.filter(({ key }) => keys.includes(key));
    const all = own.some(({ same }) => same) ? [...own, ...rows.filter(({ same }) => same)] : own;
    for (const { id } of all) await transaction.unanswer(id);
  });
}

/**
 * Carries the answers about a contact over to the record that the CRM has for the same person
 * now, within a transaction of the journal.
 */
export async function carryMatchAnswers(
  db: RelevoDb,
  transaction: Pick<OutboxTransaction, 'answer' | 'unanswer'>,
  connection: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const row of await matchAnswersOfContacts(db, connection, [from])) {
    await transaction.unanswer(row.id);
    await transaction.answer({ ...row, id: matchAnswerId(connection, row.key, to), contactId: to });
  }
}

/** Removes the answers about contacts that are gone. */
export async function releaseMatchAnswers(
  journal: Journal,
  connection: string,
  contactIds: readonly string[],
): Promise<void> {
  if ((await matchAnswersOfContacts(journal.db, connection, contactIds)).length === 0) return;
  await journal.change([], async (transaction) => {
    for (const { id } of await matchAnswersOfContacts(journal.db, connection, contactIds))
      await transaction.unanswer(id);
  });
}

/**
 * Returns the ids of all answers about a contact: those with its id, and those with one of its keys
 * and another contact.
 */
export async function matchAnswerIdsAbout(
  db: RelevoDb,
  connection: string,
  contactId: string,
): Promise<string[]> {
  const own = await matchAnswersOfContacts(db, connection, [contactId]);
  const keys = own.filter(({ same }) => same).map(({ key }) => key);
  return [
    ...new Set([...own, ...(await matchAnswersByKeys(db, connection, keys))].map(({ id }) => id)),
  ];
}

/** Returns the id of an answer's row. */
export function matchAnswerId(connection: string, key: IdentityKey, contactId: string): string {
  return JSON.stringify([connection, key, contactId]);
}
