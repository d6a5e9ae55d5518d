import type { NoteAction } from '../domain/changes/intent';
import type { Contact } from '../domain/person/contact';
import { readConnection } from '../store/connection';
import { keepHistory, toRow } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { forgetContacts } from '../store/evict';
import { ownNoteId } from '../store/note-rows';
import type { OutboxRow } from '../store/rows';

/**
 * Brings the cache up to what the CRM now holds, in the transaction that removes the intent, so
 * that no surface ever sees neither the intent nor its effect. `contact` is the CRM's own answer,
 * null where it gave none.
 */
export async function storeApplied(
  db: RelevoDb,
  row: OutboxRow,
  contact: Contact | null,
  now: number,
): Promise<void> {
  // The answer of a connection that was left meanwhile is none of the one of now.
  if ((await readConnection(db)).id !== row.connection) return;
  if (row.action.kind === 'note') await storeNote(db, row, row.action, now);
  if (contact !== null) {
    const old = await db.contacts.get(contact.id);
    // A write may answer with less than a read: what was known and is not told again stays.
    const told =
      contact.signals.length === 0 && old !== undefined
        ? { ...contact, signals: old.contact.signals }
        : contact;
    const stored = toRow(keepHistory(told, old), now, old?.seenAt ?? now, old?.historyAt);
    await db.contacts.put(stored);
    await db.missing.bulkDelete([...stored.keys]);
    if (contact.id !== row.contactId) await forgetFormer(db, row.contactId);
    return;
  }
  if (row.action.kind !== 'move' && row.action.kind !== 'profile') return;
  const old = await db.contacts.get(row.contactId);
  if (old === undefined) return;
  if (row.action.kind === 'profile') {
    await db.contacts.put(
      toRow({ ...old.contact, linkedinSlug: row.action.to }, now, old.seenAt, old.historyAt),
    );
    return;
  }
  const { to } = row.action;
  const moved = { ...old.contact, stage: to, stageDates: { ...old.contact.stageDates, [to]: now } };
  await db.contacts.put(toRow(moved, now, old.seenAt, old.historyAt));
}

/**
 * Drops the record under which a person was known until the CRM answered with the one that speaks
 * for them now: two would be a question of who it is. One that something waits for stays until the
 * next look-up.
 */
async function forgetFormer(db: RelevoDb, contactId: string): Promise<void> {
  const waiting = await db.outbox.where('contactId').equals(contactId).count();
  if (waiting === 0) await forgetContacts(db, [contactId]);
}

/**
 * A note that the CRM has taken stands here until it is read back: what was said must not be unsaid
 * meanwhile.
 */
async function storeNote(
  db: RelevoDb,
  row: OutboxRow,
  action: NoteAction,
  now: number,
): Promise<void> {
  const { intentId: reference, contactId, createdAt: at } = row;
  const author = action.author?.name ?? null;
  const id = ownNoteId(reference);
  await db.notes.put({
    id,
    contactId,
    text: action.text,
    reference,
    author,
    at,
    changedAt: now,
    round: now,
  });
}
