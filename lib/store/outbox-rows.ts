import Dexie from 'dexie';
import type { IntentAction, PendingIntent } from '../domain/changes/intent';
import { readFeedbackNote } from '../domain/feedback/note';
import { needConnection } from './connection';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import type { DoneRow, OutboxRow } from './rows';

/** An intent as a surface requests it. */
export interface NewIntent {
  readonly intentId: string;
  readonly contactId: string;
  readonly connection: string;
  readonly action: IntentAction;
}

/** Builds the first row of an intent. */
export function newRow(intent: NewIntent, now: number, seq?: number): OutboxRow {
  return {
    ...intent,
    ...(seq === undefined ? {} : { seq }),
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
 * Adds an intent to the outbox. Repeating it with the same id changes nothing, whether it waits, is
 * being sent or is finished. When this resolves, the intent is on the disk twice.
 * @param held whether the intent waits until the rep confirms it in a page of Relevo
 * @param following further intents of the same click, in order; all are stored or none
 * @throws RelevoError `store/…` if it could not be stored, `bus/bad-request` if the connection has
 * changed; then neither database nor replica has it
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
  // A repeat that comes while the first one is being stored waits for it.
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
    // The contact was found over this connection; in another one its id may be another contact.
    await needConnection(journal.db, intents[0].connection);
    // The intents that follow wait behind the first one.
    const first = intents[0].intentId;
    for (const intent of intents) {
      const row = newRow(intent, now);
      const parked = { ...row, state: 'parked', park: { reason: 'confirm', detail: '' } } as const;
      await transaction.put(held && intent.intentId === first ? parked : row);
    }
  });
}

/** Whether an intent waits, is being sent or is finished. */
export async function isKnown(db: RelevoDb, intentId: string): Promise<boolean> {
  if ((await db.done.get(intentId)) !== undefined) return true;
  return (await db.outbox.where('intentId').equals(intentId).count()) > 0;
}

/**
 * Returns the intents of some contacts in the order of acknowledgement, of one connection: in
 * another one the ids are other contacts.
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

/** Returns all intents of a connection in order. */
export function allIntents(db: RelevoDb, connection: string): Promise<OutboxRow[]> {
  return db.outbox
    .orderBy('seq')
    .and((row) => row.connection === connection)
    .toArray();
}

/**
 * Whether any intent of a connection is due and not parked. Uses an index, without reading all
 * rows.
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
 * Returns when the next intent of a connection is due if none is due now, epoch ms; infinite if
 * none waits.
 */
export async function nextTime(db: RelevoDb, connection: string, now: number): Promise<number> {
  const later = db.outbox
    .where('[connection+nextAttemptAt]')
    .between([connection, now], [connection, Number.POSITIVE_INFINITY], false, true);
  const next = await later.and((row) => row.state !== 'parked').first();
  return next?.nextAttemptAt ?? Number.POSITIVE_INFINITY;
}

/** Returns the intents of all connections: parked ones first, then the others; at most `most`. */
export async function firstIntents(db: RelevoDb, most: number): Promise<OutboxRow[]> {
  const parked = await db.outbox.where('state').equals('parked').limit(most).toArray();
  const left = most - parked.length;
  const others = left === 0 ? [] : await db.outbox.orderBy('seq').limit(most).toArray();
  return [...parked, ...others.filter((row) => row.state !== 'parked').slice(0, left)];
}

/**
 * Counts the intents that wait for a decision of the rep: parked ones, and those of former
 * connections.
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

/** Returns an intent by its id. */
export function intentById(db: RelevoDb, intentId: string): Promise<OutboxRow | undefined> {
  return db.outbox.where('intentId').equals(intentId).first();
}

/** Returns an intent as surfaces see it. */
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

/** Returns a note without its machine-readable line. */
function shown(action: IntentAction): IntentAction {
  return action.kind === 'note'
    ? { kind: 'note', text: readFeedbackNote(action.text).words }
    : action;
}

/** Removes an intent and stores its result. */
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
