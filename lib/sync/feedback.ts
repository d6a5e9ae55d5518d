import type { Agreement } from '../domain/agreement';
import { type FeedbackFilter, passes } from '../domain/feedback-filter';
import { type FeedbackThread, feedbackThreads } from '../domain/feedback-threads';
import { personaOf } from '../domain/persona';
import type { RelevoDb } from '../store/db';
import { allIntents } from '../store/outbox';
import type { ContactRow } from '../store/rows';
import { entryOf, pendingEntries } from './feedback-entries';

/** Everything that was said, with the people that it was said of. */
export interface AllFeedback {
  readonly threads: readonly FeedbackThread[];
  readonly people: ReadonlyMap<string, ContactRow>;
}

/** Reads all feedback from the store, with what is on its way to the CRM. */
export async function readFeedback(db: RelevoDb): Promise<AllFeedback> {
  const [notes, intents] = await Promise.all([db.notes.toArray(), allIntents(db)]);
  const threads = feedbackThreads([...notes.map(entryOf), ...pendingEntries(intents)]);
  const ids = [...new Set(threads.map(({ first }) => first.contactId))];
  const rows = await db.contacts.bulkGet(ids);
  return { threads, people: new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]]))) };
}

/** The threads that a marketer wants to see. */
export function wanted(
  { threads, people }: AllFeedback,
  filter: FeedbackFilter,
  agreement: Agreement,
): FeedbackThread[] {
  const personas = new Map<string, string | null>();
  const persona = (id: string) => {
    const known = personas.get(id);
    if (known !== undefined) return known;
    const traits = people.get(id)?.contact.traits;
    const found = traits === undefined ? null : (personaOf(traits, agreement)?.id ?? null);
    personas.set(id, found);
    return found;
  };
  return threads.filter((thread) => passes(thread, filter, persona));
}
