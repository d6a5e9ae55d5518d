import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLocal } from '../../../../lib/crm/local/connector';
import { LocalDb } from '../../../../lib/crm/local/db';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../../../lib/domain/agreement/in-force';
import type { FeedbackThread } from '../../../../lib/domain/feedback/threads';
import type { TeamClock } from '../../../../lib/domain/hand-off/clock-figures';
import { RelevoDb } from '../../../../lib/store/db';
import { readFirstContacts, waitingContacts } from '../../../../lib/sync/first-contacts';
import { createHistory } from '../../../../lib/sync/history';
import { syncNotes } from '../../../../lib/sync/note-sync';
import { readThreads } from '../../../../lib/sync/read-threads';
import { refreshTeam, teamClocks, teamRows } from '../../../../lib/sync/team';
import { going } from './world';

/** What the dashboard shows of a sample made at a moment, read the way the product reads it. */
export interface Shown {
  readonly clocks: readonly TeamClock[];
  readonly threads: readonly FeedbackThread[];
  readonly names: Readonly<Record<string, string>>;
}

export async function shownAt(now: number): Promise<Shown> {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  const local = createLocal({
    db: new LocalDb(undefined, factory),
    clock: () => now,
    language: 'en',
    factory: factory.indexedDB,
  });
  const crm = { ...local, connection: 'local' };
  const db = new RelevoDb('story', factory);
  await refreshTeam(db, crm, () => now, going);
  await syncNotes(db, crm, () => now, going);
  const terms = createTerms([], DEFAULT_AGREEMENT);
  // Later than the sample was made, or all of it would count as changed since.
  const clock = () => now + 4 * 60_000;
  const { page } = createHistory({
    db,
    connector: async () => crm,
    clock,
    changed: () => undefined,
    failed: () => undefined,
  });
  for (let [read, left] = [1, 9]; read > 0 && left > 0; left--) {
    const people = await waitingContacts(db, await teamRows(db), [], terms, null, now);
    read = await readFirstContacts({ db, connector: crm, clock, page }, people, going);
  }
  const { clocks, names } = await teamClocks(db, [], terms, now);
  return { clocks, names, threads: await readThreads(db) };
}
