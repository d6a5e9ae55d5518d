import { inverseOf } from '../domain/changes/undo';
import { derivedId } from '../domain/person/derived-id';
import type { Journal, OutboxTransaction } from '../store/journal';
import { finish, intentById, isKnown, newRow } from '../store/outbox-rows';
import type { DoneRow } from '../store/rows';
import { undoOf } from './outbox-machine';

/** What undo came to: taken back unsent, on its way back, or nothing there to undo. */
export type Undone = 'removed' | 'reversing' | 'nothing';

/**
 * Takes an intent back. What was not sent disappears; what is on its way is marked and settled when
 * its fate is known; what was applied is reversed by an intent of its own. Doing it twice is doing
 * it once.
 */
export function undo(
  journal: Journal,
  contactId: string,
  intentId: string,
  connection: string,
  now: number,
): Promise<Undone> {
  return journal.change([], async (draft) => {
    const one = (id: string) => undoOne(journal, draft, contactId, id, connection, now);
    // A verdict is a word and, where it moves somebody, a move: they go back in the opposite order.
    const moved = await one(derivedId(intentId, 'move'));
    const said = await one(intentId);
    if (moved === 'reversing' || said === 'nothing') return moved;
    return said;
  });
}

async function undoOne(
  journal: Journal,
  draft: OutboxTransaction,
  contactId: string,
  intentId: string,
  connection: string,
  now: number,
): Promise<Undone> {
  const { db } = journal;
  const row = await intentById(db, intentId);
  if (row === undefined) {
    const done = await db.done.get(intentId);
    const own =
      done?.outcome === 'applied' && done.contactId === contactId && done.connection === connection;
    return own ? reverseOf(journal, draft, done, now) : 'nothing';
  }
  // Somebody of the same id over another connection is somebody else.
  if (row.contactId !== contactId || row.connection !== connection) return 'nothing';
  const next = undoOf(row);
  if (next.do === 'remove') {
    await finish(draft, row, 'undone', now);
    return 'removed';
  }
  await draft.put(next.row);
  return 'reversing';
}

/**
 * Puts the move that reverses an applied one into the outbox, under an id made of the first one's:
 * reversing twice is reversing once, and goes over the connection of the first. A plain note or a
 * new person has no reverse.
 * @param place the place in the order of one that it follows up, where it must not come after what
 * was asked later
 */
export async function reverseOf(
  journal: Journal,
  draft: OutboxTransaction,
  done: DoneRow,
  now: number,
  place?: number,
): Promise<Undone> {
  const action = inverseOf(done.action);
  if (action === null) return 'nothing';
  const { contactId, connection } = done;
  // The id of a note is its reference in the CRM, and that is a UUID.
  const intentId =
    action.kind === 'note' ? derivedId(done.intentId, 'undo') : `undo-${done.intentId}`;
  const { intentId: first, action: made } = done;
  await draft.done({
    intentId: first,
    contactId,
    connection,
    action: made,
    outcome: 'reversed',
    at: now,
  });
  if (!(await isKnown(journal.db, intentId))) {
    await draft.put(newRow({ intentId, contactId, connection, action }, now, place));
  }
  return 'reversing';
}
