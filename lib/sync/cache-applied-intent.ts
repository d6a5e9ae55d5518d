import type { NoteAction } from '../domain/changes/intent';
import type { Contact } from '../domain/person/contact';
import { readConnection } from '../store/connection';
import { keepHistory, toRow } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { forgetContacts } from '../store/evict';
import { ownNoteId } from '../store/note-rows';
import type { OutboxRow } from '../store/rows';

/**
 * Updates the cache with an applied intent, in the transaction that removes the intent: a surface
 * always sees either the pending intent or its effect. `contact` is the contact that the CRM
 * returned, null if it returned none.
 */
export async function storeApplied(
  db: RelevoDb,
  row: OutboxRow,
  contact: Contact | null,
  now: number,
): Promise<void> {
  // The connection changed in the meantime: the answer does not belong to the current one.
  if ((await readConnection(db)).id !== row.connection) return;
  if (row.action.kind === 'note') await storeNote(db, row, row.action, now);
  if (contact !== null) {
    const old = await db.contacts.get(contact.id);
    // A write may return less than a read; signals that it lacks are kept.
    const complete =
      contact.signals.length === 0 && old !== undefined
        ? { ...contact, signals: old.contact.signals }
        : contact;
    const stored = toRow(keepHistory(complete, old), now, old?.seenAt ?? now, old?.historyAt);
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
 * Deletes the former record of a person after the CRM has answered with the record that represents
 * them now: with two, the rep would be asked which one it is. A record with a pending change stays
 * until the next look-up.
 */
async function forgetFormer(db: RelevoDb, contactId: string): Promise<void> {
  const waiting = await db.outbox.where('contactId').equals(contactId).count();
  if (waiting === 0) await forgetContacts(db, [contactId]);
}

/**
 * Stores a note that the CRM has accepted until it is read back, so that it does not disappear from
 * the surfaces in between.
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
