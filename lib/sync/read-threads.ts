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

/** Reads all feedback threads, with notes that have not reached the CRM; newest first. @internal */
export async function readThreads(db: RelevoDb): Promise<FeedbackThread[]> {
  const { id } = await readConnection(db);
  const [notes, intents] = await Promise.all([db.notes.toArray(), allIntents(db, id)]);
  return feedbackThreads([...notes.map(entryOf), ...pendingEntries(intents)]);
}

/**
 * Creates a cached `readThreads` that reads again after a change only: a page that is scrolled
 * through thousands of threads asks many times a second. Kept in memory while the worker lives.
 */
export function createThreads(db: RelevoDb): () => Promise<readonly FeedbackThread[]> {
  // A change of connection clears the notes table, so it counts as a change.
  const turn = countTurns(db, ['notes', 'outbox']);
  let kept:
    | { readonly turn: number; readonly threads: Promise<readonly FeedbackThread[]> }
    | undefined;
  return async () => {
    // Opening counts as a change, so it must happen before the counter is read.
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
 * Returns the thread with an id, undefined if there is none. The id of a note changes when the CRM
 * confirms it, perhaps after a page has opened the thread; so the earlier ids are accepted too,
 * unless a copied note makes them ambiguous.
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

/** Returns the cached contacts that threads are about. */
export async function peopleOf(
  db: RelevoDb,
  threads: readonly FeedbackThread[],
): Promise<Map<string, ContactRow>> {
  const rows = await db.contacts.bulkGet([...new Set(threads.map(({ first }) => first.contactId))]);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])));
}

/** Returns the threads that pass a filter. */
export async function wanted(
  db: RelevoDb,
  threads: readonly FeedbackThread[],
  filter: FeedbackFilter,
  agreement: Agreement,
): Promise<FeedbackThread[]> {
  // Personas are computed from the contact's traits, so only if the filter asks for one.
  const needsPeople = filter.personaId !== undefined || filter.text !== undefined;
  const people = needsPeople ? await peopleOf(db, threads) : new Map<string, ContactRow>();
  const personas = new Map<string, string | null>();
  for (const [id, { contact }] of people)
    personas.set(id, personaOf(contact.traits, agreement)?.id ?? null);
  return threads.filter((thread) =>
    passes(
      thread,
      filter,
      (id) => personas.get(id) ?? null,
      (id) => people.get(id)?.contact.name ?? null,
    ),
  );
}
