import type { IntentAction, PendingIntent } from '../domain/intent';
import type { RelevoDb } from './db';
import type { DoneRow, OutboxRow } from './rows';

/** What a surface hands in. */
export interface NewIntent {
  readonly intentId: string;
  readonly contactId: string;
  readonly connection: string;
  readonly action: IntentAction;
}

/**
 * Puts an intent into the outbox, once: the same id again changes nothing, whether it waits, is on its way or is done.
 * When this resolves the intent is on the disk.
 * @param place the place in the order of one that it follows up, where it must not come after what was asked later
 */
export function enqueue(db: RelevoDb, intent: NewIntent, now: number, place?: number): Promise<void> {
  return db.transaction('rw', db.outbox, db.done, async () => {
    if ((await db.done.get(intent.intentId)) !== undefined) return;
    if ((await db.outbox.where('intentId').equals(intent.intentId).count()) > 0) return;
    await db.outbox.add({
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
    });
  });
}

/** The intents of some contacts, in the order of acknowledgement. */
export async function intentsOf(db: RelevoDb, contactIds: readonly string[]): Promise<OutboxRow[]> {
  if (contactIds.length === 0) return [];
  return db.outbox.where('contactId').anyOf(contactIds).sortBy('seq');
}

/** Everything that waits, in order. */
export function allIntents(db: RelevoDb): Promise<OutboxRow[]> {
  return db.outbox.orderBy('seq').toArray();
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
    action: row.action,
    state: row.state,
    createdAt: row.createdAt,
    nextAttemptAt: row.nextAttemptAt,
    attempts: row.attempts,
    ...(row.park === null ? {} : { park: row.park }),
  };
}

/** Removes an intent and remembers what became of it, in the caller's transaction or one of its own. */
export function finish(db: RelevoDb, row: OutboxRow, outcome: DoneRow['outcome'], now: number): Promise<void> {
  return db.transaction('rw', db.outbox, db.done, async () => {
    await db.outbox.where('intentId').equals(row.intentId).delete();
    await db.done.put({ intentId: row.intentId, contactId: row.contactId, action: row.action, outcome, at: now });
  });
}
