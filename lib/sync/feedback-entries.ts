import { notTakenBack } from '../domain/changes/taken-back';
import {
  authorshipOf,
  ownAuthorship,
  type ReadFeedback,
  readFeedbackNote,
} from '../domain/feedback/note';
import type { FeedbackEntry } from '../domain/feedback/threads';
import { isOwnNote } from '../store/note-rows';
import type { NoteRow, OutboxRow } from '../store/rows';

/**
 * Notes parsed last, by id. Parsing a note computes digests, and a page of feedback has thousands
 * of notes.
 */
const known = new Map<string, { readonly text: string; readonly read: ReadFeedback }>();
const MOST_KNOWN = 20_000;

/** Returns a cached note as feedback. */
export function entryOf(row: NoteRow): FeedbackEntry {
  const read = reading(row.id, row.text);
  const {
    id,
    reference,
    contactId,
    at,
    madeAt,
    changedAt,
    author: name,
    authorId = null,
    confirmed,
  } = row;
  const author = isOwnNote(row)
    ? ownAuthorship(name)
    : authorshipOf(read, { id: authorId, name, confirmed });
  return { id, reference, contactId, at, madeAt, changedAt, read, author };
}

/**
 * Returns notes that have not reached the CRM, as they will be stored there. Parked notes are left
 * out.
 */
export function pendingEntries(intents: readonly OutboxRow[]): FeedbackEntry[] {
  return notTakenBack(intents).flatMap(({ intentId, contactId, action, state, createdAt }) => {
    if (action.kind !== 'note' || state === 'parked') return [];
    const read = reading(intentId, action.text);
    const author = ownAuthorship(action.author?.name ?? null);
    return [
      {
        id: intentId,
        reference: intentId,
        contactId,
        at: createdAt,
        changedAt: createdAt,
        read,
        author,
      },
    ];
  });
}

function reading(id: string, text: string): ReadFeedback {
  const found = known.get(id);
  if (found?.text === text) return found.read;
  if (known.size >= MOST_KNOWN) known.clear();
  const read = readFeedbackNote(text);
  known.set(id, { text, read });
  return read;
}
