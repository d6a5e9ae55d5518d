import { failureOf } from '../domain/base/failure';
import { createLog, type Log } from '../report/log';
import { createDatabaseOpener, type DatabaseOpener } from '../store/database-opener';
import { RelevoDb } from '../store/db';
import { createSwitchedFactory, type DexieFactory } from '../store/factory';
import { createJournal, type Journal } from '../store/journal';
import { addLine } from '../store/log';
import { saveRecovery } from '../store/recovery';
import { createReplica } from '../store/replica';
import type { Ports } from './ports';

export interface Storage {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly opener: DatabaseOpener;
  readonly factory: DexieFactory;
  readonly log: Log;
}

/** Opens the database, its replica log and the fallback location. */
export function openStorage({
  clock,
  push,
  storage: areas,
}: Pick<Ports, 'clock' | 'push' | 'storage'>): Storage {
  const factory = createSwitchedFactory(indexedDB, IDBKeyRange);
  const db = new RelevoDb(undefined, factory, false);
  const log = createLog({ log: { add: (line) => addLine(db, line) } }, clock);
  const journal = createJournal(db, createReplica(areas.replica));
  const opener = createDatabaseOpener({
    db,
    journal,
    factory,
    fallback: areas.fallback,
    timers: globalThis,
    reconciled: ({ result, restored }) => {
      if (result !== 'restored') return;
      const recovery = { at: clock(), restored, place: opener.location() };
      void saveRecovery(db, recovery).catch((error: unknown) => log.caught(error, 'recovery'));
      push('people', 'outbox', 'settings', 'connection', 'health');
    },
    disagreed: (error) => log.add(failureOf(error), 'journal'),
  });
  return { db, journal, opener, factory, log };
}
