import type { Agreement } from '../domain/base/agreement-model';
import { type FeedbackFilter, passes } from '../domain/feedback/filter';
import { type FeedbackThread, feedbackThreads } from '../domain/feedback/threads';
import { plainReference } from '../domain/person/reference';
import { personaOf } from '../domain/scoring/persona';
import { readConnection } from '../store/connection';
import type { RelevoDb } from '../store/db';
import { ownNoteId } from '../store/note-rows';
import { allIntents } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { countTurns } from '../store/turns';
import { entryOf, pendingEntries } from './feedback-entries';

/** All feedback, with what is on its way to the CRM, that with the newest word first. @internal */
export async function readThreads(db: RelevoDb): Promise<FeedbackThread[]> {
  const { id } = await readConnection(db);
  const [notes, intents] = await Promise.all([db.notes.toArray(), allIntents(db, id)]);
  return feedbackThreads([...notes.map(entryOf), ...pendingEntries(intents)]);
}

/**
 * The same, read once for each change: whoever scrolls through thousands asks for a page of them
 * many times a second. In memory as long as the worker lives.
 */
export function createThreads(db: RelevoDb): () => Promise<readonly FeedbackThread[]> {
  // A switch of the connection empties the notes.
  const turn = countTurns(db, ['notes', 'outbox']);
  let kept:
    | { readonly turn: number; readonly threads: Promise<readonly FeedbackThread[]> }
    | undefined;
  return async () => {
    // Opening counts as a turn, and would do so behind the first reading.
    await db.open();
    const now = turn();
    if (kept?.turn !== now) {
      const threads = readThreads(db);
      kept = { turn: now, threads };
      threads.catch(() => {
        kept = undefined;
      });
    }
    return kept.threads;
  };
}

/**
 * The thread that an id means, undefined where there is none. A note gets its last id from the CRM,
 * after whoever said it may have opened it: the ids that it had before mean it too, unless
 * somebody's copy of it leaves that in doubt.
 */
export function findThread(
  threads: readonly FeedbackThread[],
  id: string,
): FeedbackThread | undefined {
  const exact = threads.find(({ first }) => first.id === id);
  if (exact !== undefined) return exact;
  const prefix = ownNoteId('');
  const before = plainReference(id.startsWith(prefix) ? id.slice(prefix.length) : id);
  const named = threads.filter(
    ({ first: { reference } }) => reference !== null && plainReference(reference) === before,
  );
  return named.length === 1 ? named[0] : undefined;
}

/** The people whom threads are about, as far as they are known here. */
export async function peopleOf(
  db: RelevoDb,
  threads: readonly FeedbackThread[],
): Promise<Map<string, ContactRow>> {
  const rows = await db.contacts.bulkGet([...new Set(threads.map(({ first }) => first.contactId))]);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])));
}

/** The threads that a marketer wants to see. */
export async function wanted(
  db: RelevoDb,
  threads: readonly FeedbackThread[],
  filter: FeedbackFilter,
  agreement: Agreement,
): Promise<FeedbackThread[]> {
  // Personas are worked out of what is known of a person: only where somebody asks for one.
  const people =
    filter.personaId === undefined ? new Map<string, ContactRow>() : await peopleOf(db, threads);
  const personas = new Map<string, string | null>();
  for (const [id, { contact }] of people)
    personas.set(id, personaOf(contact.traits, agreement)?.id ?? null);
  return threads.filter((thread) => passes(thread, filter, (id) => personas.get(id) ?? null));
}
