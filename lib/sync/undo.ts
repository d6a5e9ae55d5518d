import { inverseOf } from '../domain/undo';
import type { RelevoDb } from '../store/db';
import { enqueue, finish, intentById } from '../store/outbox';
import type { DoneRow } from '../store/rows';

/** What undo came to: taken back unsent, on its way back, or nothing there to undo. */
export type Undone = 'removed' | 'reversing' | 'nothing';

/**
 * Takes an intent back. What was not sent disappears; what is on its way is marked and settled when its fate is known;
 * what was applied is reversed by an intent of its own. Doing it twice is doing it once.
 */
export function undo(
  db: RelevoDb,
  contactId: string,
  intentId: string,
  connection: string,
  now: number,
): Promise<Undone> {
  return db.transaction('rw', db.outbox, db.done, async () => {
    const row = await intentById(db, intentId);
    if (row === undefined) {
      const done = await db.done.get(intentId);
      const own = done?.outcome === 'applied' && done.contactId === contactId;
      return own ? reverseOf(db, done, connection, now) : 'nothing';
    }
    if (row.contactId !== contactId) return 'nothing';
    const unsent = row.state === 'queued' || (row.state === 'parked' && row.park?.reason !== 'in-doubt');
    if (unsent) {
      await finish(db, row, 'undone', now);
      return 'removed';
    }
    await db.outbox.put({ ...row, undo: true });
    return 'reversing';
  });
}

/**
 * Puts the move that reverses an applied one into the outbox, under an id made of the first one's: reversing twice is
 * reversing once. A note or a new person has no reverse.
 */
export async function reverseOf(
  db: RelevoDb,
  done: Pick<DoneRow, 'intentId' | 'contactId' | 'action' | 'outcome' | 'at'>,
  connection: string,
  now: number,
  place?: number,
): Promise<Undone> {
  const action = inverseOf(done.action);
  if (action === null) return 'nothing';
  const { intentId, contactId } = done;
  await db.done.put({ intentId, contactId, action: done.action, outcome: 'reversed', at: now });
  await enqueue(db, { intentId: `undo-${intentId}`, contactId, connection, action }, now, place);
  return 'reversing';
}
