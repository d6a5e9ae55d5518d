import { isAhead, isFresh, SKEW_MS } from '../domain/base/fresh';
import { readConnection } from './connection';
import type { RelevoDb } from './db';
import type { Journal } from './journal';
import { lastingNotes } from './lasting-notes';
import { trimLog } from './log';
import { matchAnswerIdsAbout, matchAnswersOfContacts } from './match-answers';
import { intentsOf } from './outbox-rows';
import type { DoneRow } from './rows';
import { type Source, storeAnswer } from './store-answer';
import { forgetTouchesKnownUntil } from './touches-known-until';

const DAY_MS = 86_400_000;
const DONE_DAYS = 7;
/** Feedback is reviewed for a quarter, even if its contact is evicted earlier. */
const NOTE_DAYS = 100;
/** What was said of touches and of word of mouth is compared with that of the year before. */
const LASTING_NOTE_DAYS = 800;
/** "Not in the CRM" is trusted for hours only; older entries are useless. */
const MISSING_DAYS = 1;
/** A closed month is asked again every week: older counts are of views that are not opened. */
const COUNT_DAYS = 60;
/** Deals of a page that is open are read again each week: older ones are of pages that are not. */
const DEAL_DAYS = 30;
const LOG_DAYS = 14;
const BATCH = 500;

export interface EvictionLimits {
  /** Days after which contacts that were not shown are deleted. */
  readonly cacheDays: number;
  /** Most contacts in the cache. */
  readonly contacts: number;
}

/**
 * Deletes what is too old or too much, contacts seen longest ago first. Contacts with a pending
 * change stay; the outbox is not touched. Rows dated in the future were stored while the clock was
 * ahead: their age is unknown and they would never expire, so they are deleted too.
 * @returns how many contacts were deleted
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
  await dropNotes(db, now);
  await db.counts
    .where('askedAt')
    .below(now - COUNT_DAYS * DAY_MS)
    .or('askedAt')
    .above(ahead)
    .delete();
  for (const table of [db.closedDeals, db.dealPeople])
    await table
      .where('readAt')
      .between(1, now - DEAL_DAYS * DAY_MS)
      .or('readAt')
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

async function dropNotes(db: RelevoDb, now: number): Promise<void> {
  const old = await db.notes
    .where('changedAt')
    .below(now - NOTE_DAYS * DAY_MS)
    .toArray();
  const lasting = new Set(
    lastingNotes(
      old.filter(
        ({ changedAt }) =>
          isAhead(changedAt, now) || isFresh(changedAt, now, LASTING_NOTE_DAYS * DAY_MS),
      ),
    ),
  );
  await db.notes.bulkDelete(old.filter((row) => !lasting.has(row)).map(({ id }) => id));
  // These times come from the CRM, whose clock may be ahead of this one.
  await db.notes
    .where('changedAt')
    .above(now + DAY_MS)
    .delete();
}

async function forgetDone(journal: Journal, now: number): Promise<void> {
  const { done } = journal.db;
  // These rows prevent a repeated message from being applied twice. If they are dated in the
  // future, their time starts again instead of ending.
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
 * Deletes contacts that the CRM no longer has. Contacts with a pending change stay, so that Relevo
 * can show what happened to it.
 */
export async function forgetGone(source: Source, ids: readonly string[]): Promise<void> {
  const { db } = source;
  await storeAnswer(source, [db.contacts, db.touches, db.deals, db.outbox], async () => {
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
    await forgetContacts(db, gone.slice(start, start + BATCH));
  }
  return gone.length;
}

/** Forgets contacts with their touches and deals. */
export async function forgetContacts(db: RelevoDb, ids: readonly string[]): Promise<void> {
  await db.transaction('rw', db.contacts, db.touches, db.deals, async () => {
    await db.contacts.bulkDelete([...ids]);
    await db.deals.bulkDelete([...ids]);
    for (const id of ids) await touchesOf(db, id).delete();
  });
}

function touchesOf(db: RelevoDb, id: string) {
  return db.touches
    .where('[contactId+at]')
    .between([id, Number.NEGATIVE_INFINITY], [id, Number.POSITIVE_INFINITY]);
}

/**
 * Deletes everything about one contact, in one transaction: contact, touches, deals, notes, "not in the
 * CRM" entries, answers, and intents both finished and pending.
 */
export async function erasePerson(journal: Journal, contactId: string): Promise<void> {
  const { db } = journal;
  await journal.change(
    [db.contacts, db.touches, db.deals, db.missing, db.notes, db.dealPeople, db.meta],
    async (transaction) => {
      const row = await db.contacts.get(contactId);
      const keys = row?.keys ?? [];
      const ids = [contactId, ...keys.map(idWhileAdding)];
      const { id: connection } = await readConnection(db);
      const answered = await matchAnswersOfContacts(db, connection, [contactId]);
      // A key of their profile may be marked as "not in the CRM" from before the rep confirmed the
      // match.
      const profile = answered.filter(({ same }) => same).map(({ key }) => key);
      await db.missing.bulkDelete([...keys, ...profile]);
      await forgetTouchesKnownUntil(db, contactId);
      await db.contacts.delete(contactId);
      await db.dealPeople.delete(contactId);
      await db.deals.delete(contactId);
      await touchesOf(db, contactId).delete();
      await db.notes.where('contactId').equals(contactId).delete();
      for (const { intentId } of await intentsOf(db, connection, ids))
        await transaction.remove(intentId);
      for (const id of await matchAnswerIdsAbout(db, connection, contactId))
        await transaction.unanswer(id);
      const own = (each: DoneRow) => each.connection === connection && ids.includes(each.contactId);
      const done = await db.done.filter(own).toArray();
      for (const { intentId } of done) await transaction.forget(intentId);
    },
  );
}

/** Returns the contact id of an intent that adds a person, before the CRM has given an id. */
function idWhileAdding(key: string): string {
  return `add:${key.replace(/^e:/, '')}`;
}
