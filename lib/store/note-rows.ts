import * as z from 'zod/mini';
import { ABOUT_ANSWERS } from './cache';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';
import type { NoteRow } from './rows';
import { sourceOf, storeAnswer } from './store-answer';

const KEY = ABOUT_ANSWERS.notes;

const schema = z.object({
  connection: z.string(),
  /** Notes changed before this (epoch ms) are not read. */
  since: z.number(),
  /** Where the CRM goes on; null at the beginning. */
  cursor: z.nullable(z.string()),
  /** When this round began, epoch ms: what a whole round did not meet is gone from the CRM. */
  round: z.number(),
  whole: z.boolean(),
  /** When the CRM last answered, epoch ms. */
  readAt: z.number(),
});

/** How far the notes of a connection have been read. */
export type NotesPlace = z.infer<typeof schema>;

/** The place as stored; null when nothing was read yet over this connection. */
export async function readNotesPlace(db: RelevoDb, connection: string): Promise<NotesPlace | null> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success && parsed.data.connection === connection ? parsed.data : null;
}

/**
 * Stores a page of notes and the place behind it, in one step. What stood for a note until the CRM
 * told it goes.
 */
export async function putNotes(
  db: RelevoDb,
  rows: readonly NoteRow[],
  place: NotesPlace,
): Promise<void> {
  await storeAnswer(sourceOf(db, place), [db.notes], async () => {
    const written = rows.flatMap(({ reference }) =>
      reference === null ? [] : [ownNoteId(reference)],
    );
    await db.notes.bulkDelete(written);
    await db.notes.bulkPut([...rows]);
    if (place.whole) await db.notes.where('round').below(place.round).delete();
    await writeMeta(db, KEY, place);
  });
}

/** The id under which a note of ours stands that the CRM has taken and not told yet. */
export function ownNoteId(reference: string): string {
  return `own:${reference}`;
}

/** Whether a note was written here and the CRM has not told it yet. */
export function isOwnNote({ id, reference }: NoteRow): boolean {
  return reference !== null && id === ownNoteId(reference);
}

/**
 * So many people are a good part of everybody of whom there are notes: then all notes are read at
 * once.
 */
const MANY = 300;

/**
 * The notes of some contacts, in one transaction. One query each: a query for all would walk from
 * note to note.
 */
export async function notesOf(db: RelevoDb, contactIds: readonly string[]): Promise<NoteRow[]> {
  if (contactIds.length === 0) return [];
  if (contactIds.length > MANY) {
    const wanted = new Set(contactIds);
    return (await db.notes.toArray()).filter(({ contactId }) => wanted.has(contactId));
  }
  const found = await db.transaction('r', db.notes, () =>
    Promise.all(contactIds.map((id) => db.notes.where('contactId').equals(id).toArray())),
  );
  return found.flat();
}
