import { browser } from 'wxt/browser';
import type { Topic } from '../../lib/bus/contract';
import { failureOf } from '../../lib/domain/failure';
import { createLog, type Log } from '../../lib/report/log';
import { RelevoDb } from '../../lib/store/db';
import { createDepot, type Depot, type Place } from '../../lib/store/depot';
import { createSwitchedFactory, type DexieFactory } from '../../lib/store/factory';
import { createJournal, type Journal } from '../../lib/store/journal';
import { addLine } from '../../lib/store/log';
import { createMirror } from '../../lib/store/mirror';
import { createMirrorDb } from '../../lib/store/mirror-db';
import { noteRecovery } from '../../lib/store/recovery';

export interface Storage {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly depot: Depot;
  readonly factory: DexieFactory;
  readonly log: Log;
}

/** The database, its second journal and the spare place, as this browser has them. */
export function openStorage(clock: () => number, push: (...topics: Topic[]) => void): Storage {
  const factory = createSwitchedFactory(indexedDB, IDBKeyRange);
  const db = new RelevoDb(undefined, factory, false);
  const log = createLog({ log: { add: (line) => addLine(db, line) } }, clock);
  const journal = createJournal(db, createMirror(mirrorStore()));
  const depot = createDepot({
    db,
    journal,
    factory,
    spare,
    timers: globalThis,
    reconciled: ({ result, restored }) => {
      if (result !== 'restored') return;
      void noteRecovery(db, { at: clock(), restored, place: depot.place() }).catch(() => undefined);
      push('people', 'outbox', 'settings', 'connection', 'health');
    },
    disagreed: (error) => log.add(failureOf(error), 'journal'),
  });
  return { db, journal, depot, factory, log };
}

/**
 * Chromium keeps all databases of an extension in one directory, so the second journal is the extension's storage, which
 * content scripts cannot read there. In Firefox they could; but there each database is a file of its own.
 */
function mirrorStore() {
  return import.meta.env.FIREFOX ? createMirrorDb() : browser.storage.local;
}

const SPARE = 'relevo-spare';

/** The part of the browser that keeps storage buckets; only Chromium has it. */
interface Buckets {
  open(name: string, options: object): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

const buckets = () => (navigator as Navigator & { readonly storageBuckets?: Buckets }).storageBuckets;

/** A storage bucket has a directory of its own, with an IndexedDB in it. */
async function spare(): Promise<IDBFactory | null> {
  const bucket = await buckets()
    ?.open(SPARE, { durability: 'strict', persisted: true })
    .catch(() => null);
  return bucket?.indexedDB ?? null;
}

/** Gives up the spare place where nothing lives in it. */
export async function forgetSpare(place: Place): Promise<void> {
  if (place === 'usual')
    await buckets()
      ?.delete(SPARE)
      .catch(() => undefined);
}
