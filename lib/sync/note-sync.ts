import type { Connected, Note } from '../crm/port/connector';
import { isFresh } from '../domain/base/fresh';
import { READ_BACK_MS } from '../domain/clocks/measured';
import { readFeedbackNote } from '../domain/feedback/note';
import { putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { type NotesProgress, putNotes, readNotesProgress } from '../store/note-rows';
import type { NoteRow } from '../store/rows';
import { sourceOf } from '../store/store-answer';

const DAY_MS = 86_400_000;
/** A CRM does not report deleted notes, so all notes are read again once a day. */
const ROUND_MS = DAY_MS;
/** Enough for twice 5,000 notes in pages of 50. */
const MOST_PAGES = 200;

/**
 * Reads the notes that changed since the last time, page by page. It continues where an earlier run
 * stopped, also in a new worker. Notes without feedback are stored only for cached contacts;
 * contacts that feedback is about are read into the cache.
 * @param stored called after each page with the number of pages stored
 * @returns whether anything that surfaces show may have changed
 * @throws RelevoError
 */
export async function syncNotes(
  db: RelevoDb,
  connector: Connected,
  clock: () => number,
  signal: AbortSignal,
  stored: (pages: number) => void = () => undefined,
): Promise<boolean> {
  const { connection } = connector;
  let progress = begin(await readNotesProgress(db, connection), connection, clock());
  let changed = false;
  for (let pages = 1; pages <= MOST_PAGES; pages++) {
    const askedAt = clock();
    const page = await connector.notesSince(progress.since, progress.cursor, signal);
    const rows = await worthKeeping(db, connector, page.notes, progress, clock, signal);
    const whole = progress.whole || !page.more;
    changed ||= rows.length > 0 || whole !== progress.whole;
    const knownUntil = page.more ? progress.knownUntil : askedAt;
    progress = { ...progress, cursor: page.cursor, whole, readAt: askedAt, knownUntil };
    await putNotes(db, rows, progress);
    if (!page.more) break;
    stored(pages);
  }
  return changed;
}

function begin(stored: NotesProgress | null, connection: string, now: number): NotesProgress {
  const old = stored !== null && !isFresh(stored.round, now, ROUND_MS) && stored.whole;
  if (stored !== null && !old) return stored;
  return {
    connection,
    since: now - READ_BACK_MS,
    cursor: null,
    round: now,
    whole: false,
    readAt: now,
    knownUntil: stored?.knownUntil ?? 0,
  };
}

async function worthKeeping(
  db: RelevoDb,
  connector: Connected,
  notes: readonly Note[],
  { round }: NotesProgress,
  clock: () => number,
  signal: AbortSignal,
): Promise<NoteRow[]> {
  const placed = notes.flatMap((note) =>
    note.contactId === null ? [] : [{ ...note, contactId: note.contactId, round }],
  );
  const ids = [...new Set(placed.map(({ contactId }) => contactId))];
  const known = new Set(
    (await db.contacts.bulkGet(ids)).flatMap((row) => (row === undefined ? [] : [row.id])),
  );
  const ours = placed.filter(({ text }) => readFeedbackNote(text).kind !== 'plain');
  const strangers = [
    ...new Set(ours.map(({ contactId }) => contactId).filter((id) => !known.has(id))),
  ];
  if (strangers.length > 0) {
    const askedAt = clock();
    await putReads(
      sourceOf(db, connector),
      [...(await connector.read(strangers, signal)).values()],
      askedAt,
      false,
    );
  }
  return placed.filter((note) => known.has(note.contactId) || ours.includes(note));
}
