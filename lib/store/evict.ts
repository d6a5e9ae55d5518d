import { isAhead, SKEW_MS } from '../domain/base/fresh';
import { answersAbout, answersFor } from './answers';
import { forgetTouchesUntilOf } from './awaited';
import { readConnection } from './connection';
import type { RelevoDb } from './db';
import type { Journal } from './journal';
import { trimLog } from './log';
import { intentsOf } from './outbox-rows';
import type { DoneRow } from './rows';
import { type Source, storeAnswer } from './store-answer';

const DAY_MS = 86_400_000;
const DONE_DAYS = 7;
/** Feedback is looked back upon for a quarter, whoever was met meanwhile. */
const NOTE_DAYS = 100;
/** "Not in the CRM" is asked again after hours; what is older than this is of no use to anybody. */
const MISSING_DAYS = 1;
/** A closed month is asked again every week: what is older than this nobody looks at any more. */
const COUNT_DAYS = 60;
const LOG_DAYS = 14;
const BATCH = 500;

export interface EvictionLimits {
  /** Days after which what nobody looked at is forgotten. */
  readonly cacheDays: number;
  /** The most contacts that stay cached. */
  readonly contacts: number;
}

/**
 * Forgets what is too old or too much, oldest seen first. People with a change on its way stay,
 * whatever their age: the outbox is never touched here. What is stamped with a time to come was
 * stored while the clock was ahead: its age is unknown and would never be reached, so it goes too.
 * @returns how many contacts were forgotten
 */
export async function evict(
  journal: Journal,
  limits: EvictionLimits,
  now: number,
): Promise<number> {
  const { db } = journal;
  const busy = new Set((await db.outbox.toArray()).map((row) => row.contactId));
  const ahead = now + SKEW_MS;
  let gone = await dropContacts(
    db,
    busy,
    await oldestSeen(db, 'before', now - limits.cacheDays * DAY_MS),
  );
  gone += await dropContacts(
    db,
    busy,
    await db.contacts.where('seenAt').above(ahead).primaryKeys(),
  );
  const surplus = (await db.contacts.count()) - limits.contacts;
  if (surplus > 0) gone += await dropContacts(db, busy, await oldestSeen(db, 'first', surplus));
  await db.missing
    .where('at')
    .below(now - MISSING_DAYS * DAY_MS)
    .or('at')
    .above(ahead)
    .delete();
  await db.notes
    .where('changedAt')
    .below(now - NOTE_DAYS * DAY_MS)
    .or('changedAt')
    // Their time is the CRM's own, whose clock this one may follow at a distance.
    .above(now + DAY_MS)
    .delete();
  await db.counts
    .where('askedAt')
    .below(now - COUNT_DAYS * DAY_MS)
    .or('askedAt')
    .above(ahead)
    .delete();
  await forgetDone(journal, now);
  await db.log
    .where('at')
    .below(now - LOG_DAYS * DAY_MS)
    .or('at')
    .above(ahead)
    .delete();
  await trimLog(db);
  return gone;
}

async function forgetDone(journal: Journal, now: number): Promise<void> {
  const { done } = journal.db;
  // They keep a repeated message from being done twice: with a wrong clock their time begins again
  // instead of ending.
  const early = (await done.where('at').above(now).toArray()).filter(({ at }) => isAhead(at, now));
  for (let start = 0; start < early.length; start += BATCH) {
    await journal.change([], async (transaction) => {
      for (const row of early.slice(start, start + BATCH))
        await transaction.done({ ...row, at: now });
    });
  }
  const old = await done
    .where('at')
    .below(now - DONE_DAYS * DAY_MS)
    .primaryKeys();
  for (let start = 0; start < old.length; start += BATCH) {
    await journal.change([], async (transaction) => {
      for (const id of old.slice(start, start + BATCH)) await transaction.forget(id);
    });
  }
}

function oldestSeen(db: RelevoDb, by: 'before' | 'first', value: number): Promise<string[]> {
  const rows =
    by === 'before'
      ? db.contacts.where('seenAt').below(value)
      : db.contacts.orderBy('seenAt').limit(value);
  return rows.primaryKeys();
}

/**
 * Forgets contacts that the CRM no longer has; those with a change on its way stay, so that it can
 * be told.
 */
export async function forgetGone(source: Source, ids: readonly string[]): Promise<void> {
  const { db } = source;
  await storeAnswer(source, [db.contacts, db.touches, db.outbox], async () => {
    const busy = await db.outbox.where('contactId').anyOf(ids).toArray();
    await dropContacts(db, new Set(busy.map(({ contactId }) => contactId)), ids);
  });
}

async function dropContacts(
  db: RelevoDb,
  busy: ReadonlySet<string>,
  ids: readonly string[],
): Promise<number> {
  const gone = ids.filter((id) => !busy.has(id));
  for (let start = 0; start < gone.length; start += BATCH) {
    await forget(db, gone.slice(start, start + BATCH));
  }
  return gone.length;
}

async function forget(db: RelevoDb, ids: readonly string[]): Promise<void> {
  await db.transaction('rw', db.contacts, db.touches, async () => {
    await db.contacts.bulkDelete([...ids]);
    for (const id of ids) await touchesOf(db, id).delete();
  });
}

function touchesOf(db: RelevoDb, id: string) {
  return db.touches
    .where('[contactId+at]')
    .between([id, Number.NEGATIVE_INFINITY], [id, Number.POSITIVE_INFINITY]);
}

/**
 * Forgets one person: contact, touches, notes, negative entries, answers, what was done and what is
 * still on its way. One transaction.
 */
export async function erasePerson(journal: Journal, contactId: string): Promise<void> {
  const { db } = journal;
  await journal.change(
    [db.contacts, db.touches, db.missing, db.notes, db.meta],
    async (transaction) => {
      const row = await db.contacts.get(contactId);
      const keys = row?.keys ?? [];
      const ids = [contactId, ...keys.map(idWhileAdding)];
      const { id: connection } = await readConnection(db);
      const answered = await answersFor(db, connection, [contactId]);
      // Their profile was asked for before anybody said whose it is.
      const profile = answered.filter(({ same }) => same).map(({ key }) => key);
      await db.missing.bulkDelete([...keys, ...profile]);
      await forgetTouchesUntilOf(db, contactId);
      await db.contacts.delete(contactId);
      await touchesOf(db, contactId).delete();
      await db.notes.where('contactId').equals(contactId).delete();
      for (const { intentId } of await intentsOf(db, connection, ids))
        await transaction.remove(intentId);
      for (const id of await answersAbout(db, connection, contactId))
        await transaction.unanswer(id);
      const own = (each: DoneRow) => each.connection === connection && ids.includes(each.contactId);
      const done = await db.done.filter(own).toArray();
      for (const { intentId } of done) await transaction.forget(intentId);
    },
  );
}

/** The id of somebody who is being added, before the CRM has given them one. */
function idWhileAdding(key: string): string {
  return `add:${key.replace(/^e:/, '')}`;
}
