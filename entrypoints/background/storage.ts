import { browser } from 'wxt/browser';
import type { Topic } from '../../lib/bus/contract';
import { failureOf } from '../../lib/domain/base/failure';
import { createLog, type Log } from '../../lib/report/log';
import { createDatabaseOpener, type DatabaseLocation, type DatabaseOpener } from '../../lib/store/database-opener';
import { RelevoDb } from '../../lib/store/db';
import { createSwitchedFactory, type DexieFactory } from '../../lib/store/factory';
import { createJournal, type Journal } from '../../lib/store/journal';
import { addLine } from '../../lib/store/log';
import { noteRecovery } from '../../lib/store/recovery';
import { createReplica } from '../../lib/store/replica';
import { createReplicaDb } from '../../lib/store/replica-db';

export interface Storage {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly opener: DatabaseOpener;
  readonly factory: DexieFactory;
  readonly log: Log;
}

/** The database, its replica log and the fallback location, as this browser has them. */
export function openStorage(clock: () => number, push: (...topics: Topic[]) => void): Storage {
  const factory = createSwitchedFactory(indexedDB, IDBKeyRange);
  const db = new RelevoDb(undefined, factory, false);
  const log = createLog({ log: { add: (line) => addLine(db, line) } }, clock);
  const journal = createJournal(db, createReplica(replicaStore()));
  const opener = createDatabaseOpener({
    db,
    journal,
    factory,
    fallback,
    timers: globalThis,
    reconciled: ({ result, restored }) => {
      if (result !== 'restored') return;
      void noteRecovery(db, { at: clock(), restored, place: opener.location() }).catch(() => undefined);
      push('people', 'outbox', 'settings', 'connection', 'health');
    },
    disagreed: (error) => log.add(failureOf(error), 'journal'),
  });
  return { db, journal, opener, factory, log };
}

/**
 * Chromium keeps all databases of an extension in one directory, so the replica log is the extension's storage, which
 * content scripts cannot read there. In Firefox they could; but there each database is a file of its own.
 */
function replicaStore() {
  return import.meta.env.FIREFOX ? createReplicaDb() : browser.storage.local;
}

const FALLBACK = 'relevo-spare';

/** The part of the browser that keeps storage buckets; only Chromium has it. */
interface Buckets {
  open(name: string, options: object): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

const buckets = () => (navigator as Navigator & { readonly storageBuckets?: Buckets }).storageBuckets;

/** A storage bucket has a directory of its own, with an IndexedDB in it. */
async function fallback(): Promise<IDBFactory | null> {
  const bucket = await buckets()
    ?.open(FALLBACK, { durability: 'strict', persisted: true })
    .catch(() => null);
  return bucket?.indexedDB ?? null;
}

/** Gives up the fallback location where nothing lives in it. */
export async function forgetFallback(place: DatabaseLocation): Promise<void> {
  if (place === 'usual')
    await buckets()
      ?.delete(FALLBACK)
      .catch(() => undefined);
}
