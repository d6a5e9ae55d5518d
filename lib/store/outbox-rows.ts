import Dexie from 'dexie';
import type { IntentAction, PendingIntent } from '../domain/changes/intent';
import { readFeedbackNote } from '../domain/feedback/note';
import { needConnection } from './connection';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import type { DoneRow, OutboxRow } from './rows';

/** What a surface hands in. */
export interface NewIntent {
  readonly intentId: string;
  readonly contactId: string;
  readonly connection: string;
  readonly action: IntentAction;
}

/** How the row of an intent starts out. */
export function newRow(intent: NewIntent, now: number, place?: number): OutboxRow {
  return {
    ...intent,
    ...(place === undefined ? {} : { seq: place }),
    payloadVersion: 1,
    state: 'queued',
    createdAt: now,
    attempts: 0,
    nextAttemptAt: now,
    sentAt: null,
    park: null,
    undo: false,
  };
}

const underWay = new WeakMap<Journal, Map<string, Promise<void>>>();

/**
 * Puts an intent into the outbox, once: the same id again changes nothing, whether it waits, is on
 * its way or is done. When this resolves the intent is on the disk twice.
 * @param held whether it waits for a confirmation in a page of ours before it is sent
 * @param following what the same click asks for beyond it, in order: all of them are stored, or
 * none
 * @throws RelevoError `store/…` when it is not, `bus/bad-request` when its connection was left:
 * then it is in neither
 *   journal
 */
export function enqueue(
  journal: Journal,
  intent: NewIntent,
  now: number,
  following: readonly NewIntent[] = [],
  held = false,
): Promise<void> {
  const mine = underWay.get(journal) ?? new Map<string, Promise<void>>();
  underWay.set(journal, mine);
  // A repeat that comes while the first is being stored must not be acknowledged before it.
  const running = mine.get(intent.intentId);
  if (running !== undefined) return running;
  const run = put(journal, [intent, ...following], now, held).finally(() =>
    mine.delete(intent.intentId),
  );
  mine.set(intent.intentId, run);
  return run;
}

async function put(
  journal: Journal,
  intents: readonly [NewIntent, ...NewIntent[]],
  now: number,
  held: boolean,
): Promise<void> {
  await journal.change([], async (transaction) => {
    if (await isKnown(journal.db, intents[0].intentId)) return;
    // Its contact was found over the connection of then, and may be somebody else over the one of
    // now.
    await needConnection(journal.db, intents[0].connection);
    // What follows waits behind the first.
    const first = intents[0].intentId;
    for (const intent of intents) {
      const row = newRow(intent, now);
      const parked = { ...row, state: 'parked', park: { reason: 'confirm', detail: '' } } as const;
      await transaction.put(held && intent.intentId === first ? parked : row);
    }
  });
}

/** Whether an intent waits, is on its way or is done. */
export async function isKnown(db: RelevoDb, intentId: string): Promise<boolean> {
  if ((await db.done.get(intentId)) !== undefined) return true;
  return (await db.outbox.where('intentId').equals(intentId).count()) > 0;
}

/**
 * The intents over a connection of some contacts, in the order of acknowledgement: another CRM has
 * others of that id.
 */
export async function intentsOf(
  db: RelevoDb,
  connection: string,
  contactIds: readonly string[],
): Promise<OutboxRow[]> {
  if (contactIds.length === 0) return [];
  return db.outbox
    .where('[connection+contactId]')
    .anyOf(contactIds.map((id) => [connection, id]))
    .sortBy('seq');
}

/** Everything that waits over a connection, in order. */
export function allIntents(db: RelevoDb, connection: string): Promise<OutboxRow[]> {
  return db.outbox
    .orderBy('seq')
    .and((row) => row.connection === connection)
    .toArray();
}

/**
 * Whether the time of anything over a connection that is not parked has come, as the index tells
 * without reading what waits.
 */
export async function isAnythingDue(
  db: RelevoDb,
  connection: string,
  now: number,
): Promise<boolean> {
  const due = db.outbox
    .where('[connection+nextAttemptAt]')
    .between([connection, Number.NEGATIVE_INFINITY], [connection, now], true, true);
  return (await due.and((row) => row.state !== 'parked').first()) !== undefined;
}

/**
 * When the next one over a connection is due, if nothing is due now, epoch ms; infinite when
 * nothing waits.
 */
export async function nextTime(db: RelevoDb, connection: string, now: number): Promise<number> {
  const later = db.outbox
    .where('[connection+nextAttemptAt]')
    .between([connection, now], [connection, Number.POSITIVE_INFINITY], false, true);
  const next = await later.and((row) => row.state !== 'parked').first();
  return next?.nextAttemptAt ?? Number.POSITIVE_INFINITY;
}

/**
 * What waits for a decision of the rep, then what waits for the CRM, at most so many; of every
 * connection.
 */
export async function firstIntents(db: RelevoDb, most: number): Promise<OutboxRow[]> {
  const parked = await db.outbox.where('state').equals('parked').limit(most).toArray();
  const left = most - parked.length;
  const others = left === 0 ? [] : await db.outbox.orderBy('seq').limit(most).toArray();
  return [...parked, ...others.filter((row) => row.state !== 'parked').slice(0, left)];
}

/**
 * How many wait for a decision of the rep: what is parked, and what belongs to a connection that
 * was left.
 */
export function countUndecided(db: RelevoDb, connection: string): Promise<number> {
  return db.transaction('r', db.outbox, async () => {
    const [all, own, parked] = await Promise.all([
      db.outbox.count(),
      db.outbox
        .where('[connection+contactId]')
        .between([connection, Dexie.minKey], [connection, Dexie.maxKey])
        .count(),
      db.outbox
        .where('state')
        .equals('parked')
        .and((row) => row.connection === connection)
        .count(),
    ]);
    return all - own + parked;
  });
}

/** An intent by our reference. */
export function intentById(db: RelevoDb, intentId: string): Promise<OutboxRow | undefined> {
  return db.outbox.where('intentId').equals(intentId).first();
}

/** The shape in which surfaces see an intent. */
export function toPending(row: OutboxRow): PendingIntent {
  return {
    intentId: row.intentId,
    contactId: row.contactId,
    action: shown(row.action),
    state: row.state,
    createdAt: row.createdAt,
    nextAttemptAt: row.nextAttemptAt,
    attempts: row.attempts,
    ...(row.park === null ? {} : { park: row.park }),
  };
}

/** A note as a person reads it, without the line for the machine. */
function shown(action: IntentAction): IntentAction {
  return action.kind === 'note'
    ? { kind: 'note', text: readFeedbackNote(action.text).words }
    : action;
}

/** Removes an intent and remembers what became of it. */
export async function finish(
  transaction: OutboxTransaction,
  row: OutboxRow,
  outcome: DoneRow['outcome'],
  now: number,
): Promise<void> {
  const { intentId, contactId, connection, action } = row;
  await transaction.remove(intentId);
  await transaction.done({ intentId, contactId, connection, action, outcome, at: now });
}
