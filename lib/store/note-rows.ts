import * as z from 'zod/mini';
import { ABOUT_ANSWERS } from './cache';
import type { RelevoDb } from './db';
import { lastingNotes } from './lasting-notes';
import { readMeta, writeMeta } from './meta';
import type { NoteRow } from './rows';
import { sourceOf, storeAnswer } from './store-answer';

const KEY = ABOUT_ANSWERS.notes;

const schema = z.object({
  connection: z.string(),
  /** Notes changed before this time (epoch ms) are not read. */
  since: z.number(),
  /** Cursor of the next page; null at the beginning. */
  cursor: z.nullable(z.string()),
  /**
   * When this round began, epoch ms. A note that a complete round did not return is gone from the
   * CRM.
   */
  round: z.number(),
  whole: z.boolean(),
  /** When the CRM last answered, epoch ms. */
  readAt: z.number(),
  /** Until when all notes were known at least once, epoch ms; 0 before the first complete round. */
  knownUntil: z._default(z.number(), 0),
});

/** How far the notes of a connection have been read. */
export type NotesProgress = z.infer<typeof schema>;

/** Returns the stored place; null if no notes were read over this connection yet. */
export async function readNotesProgress(
  db: RelevoDb,
  connection: string,
): Promise<NotesProgress | null> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success && parsed.data.connection === connection ? parsed.data : null;
}

/** Returns until when all notes of the cache's connection are known, epoch ms; 0 if never. */
export async function notesKnownUntil(db: RelevoDb): Promise<number> {
  return schema.safeParse(await readMeta(db, KEY)).data?.knownUntil ?? 0;
}

/**
 * Stores a page of notes and the place after it, in one transaction. Removes the provisional rows
 * of own notes that the CRM has now returned.
 */
export async function putNotes(
  db: RelevoDb,
  rows: readonly NoteRow[],
  place: NotesProgress,
): Promise<void> {
  await storeAnswer(sourceOf(db, place), [db.notes], async () => {
    const written = rows.flatMap(({ reference }) =>
      reference === null ? [] : [ownNoteId(reference)],
    );
    await db.notes.bulkDelete(written);
    await db.notes.bulkPut([...rows]);
    if (place.whole) await dropGone(db, place);
    await writeMeta(db, KEY, place);
  });
}

/**
 * Deletes the notes that a complete round did not return. Lasting ones from before the time that is
 * read are kept: the round could not return them.
 */
async function dropGone(db: RelevoDb, { round, since }: NotesProgress): Promise<void> {
  const gone = await db.notes.where('round').below(round).toArray();
  const kept = new Set(lastingNotes(gone.filter(({ changedAt }) => changedAt < since)));
  await db.notes.bulkDelete(gone.filter((row) => !kept.has(row)).map(({ id }) => id));
}

/**
 * Returns the provisional id of a note that the CRM has accepted but not returned in a read yet.
 */
export function ownNoteId(reference: string): string {
  return `own:${reference}`;
}

/** Whether a note was written here and the CRM has not returned it in a read yet. */
export function isOwnNote({ id, reference }: NoteRow): boolean {
  return reference !== null && id === ownNoteId(reference);
}

/** From this many contacts on, reading the whole table is faster than one query per contact. */
const MANY = 300;

/**
 * Returns the notes of some contacts, in one transaction. One query for each contact: a single
 * `anyOf` query would step through the index note by note.
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
