import { inverseOf } from '../domain/changes/undo';
import { derivedId } from '../domain/person/derived-id';
import type { Journal, OutboxTransaction } from '../store/journal';
import { finish, intentById, isKnown, newRow } from '../store/outbox-rows';
import type { DoneRow } from '../store/rows';
import { undoOf } from './outbox-machine';

/** Result of undo: removed before it was sent, being reversed, or nothing to undo. */
export type Undone = 'removed' | 'reversing' | 'nothing';

/**
 * Takes an intent back. An unsent one is removed; one in progress is marked and settled when its
 * outcome is known; an applied one is reversed by another intent. Undoing twice has no further
 * effect.
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
    // A verdict is a note and perhaps a move; they are undone in reverse order.
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
  // In another connection the same id is another contact.
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
 * Adds the intent that reverses an applied one to the outbox. Its id is derived from the first one,
 * so that reversing twice has no further effect, and it uses the same connection. A plain note and
 * a new contact cannot be reversed.
 * @param seq place in the order of the intent that it reverses, if it must come before later
 * requests of the rep
 */
export async function reverseOf(
  journal: Journal,
  draft: OutboxTransaction,
  done: DoneRow,
  now: number,
  seq?: number,
): Promise<Undone> {
  const action = inverseOf(done.action);
  if (action === null) return 'nothing';
  const { contactId, connection } = done;
  // A note's id is its reference in the CRM, which must be a UUID.
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
    await draft.put(newRow({ intentId, contactId, connection, action }, now, seq));
  }
  return 'reversing';
}
