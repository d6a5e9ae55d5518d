import { RelevoError } from '../domain/base/failure';
import { openDb, type RelevoDb, storeFailure } from './db';
import type { SwitchedFactory } from './factory';
import type { Journal } from './journal';
import type { ReconcileResult } from './reconcile';

/**
 * Where the database lives: where it usually does, or in a fallback location because the browser
 * cannot open that any more.
 */
export type DatabaseLocation = 'usual' | 'spare';

/** The open database, whatever happened to it since the last time. */
export interface DatabaseOpener {
  /**
   * Resolves when the database is open and its outbox agrees with the replica log.
   * @throws RelevoError with a `store/…` code; the next call tries again
   */
  ready(): Promise<void>;
  location(): DatabaseLocation;
}

export interface DatabaseOpenerWorld {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly factory: SwitchedFactory;
  /**
   * Another IndexedDB than the usual one, that does not share its fate; null where the browser has
   * none.
   */
  readonly fallback: () => Promise<IDBFactory | null>;
  readonly timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;
  /** What bringing the journals together came to, each time that the database was opened. */
  readonly reconciled: (agreed: ReconcileResult) => void;
  /**
   * The journals could not be brought together: reading goes on, changes are refused until they
   * can.
   */
  readonly disagreed: (error: unknown) => void;
}

export function createDatabaseOpener(world: DatabaseOpenerWorld): DatabaseOpener {
  const { db, journal, factory } = world;
  let opening: Promise<void> | undefined;
  let place: DatabaseLocation = 'usual';

  // The browser closes a database that it evicts; it comes back empty, and then there is something
  // to bring back.
  db.on('close', () => {
    opening = undefined;
  });

  async function open(): Promise<void> {
    try {
      await openDb(db, world.timers, factory);
    } catch (error) {
      const fallback = isDamaged(error) && place === 'usual' ? await world.fallback() : null;
      if (fallback === null) throw error;
      factory.use(fallback);
      place = 'spare';
      await openDb(db, world.timers, factory);
    }
    await journal.reconcile().then(world.reconciled, world.disagreed);
  }

  return {
    location: () => place,
    ready: () => {
      opening ??= open().catch((error: unknown) => {
        // A full disk or an old tab that holds the database may have gone by the next call.
        opening = undefined;
        throw new RelevoError(storeFailure(error));
      });
      return opening;
    },
  };
}

/** What Chromium answers for ever once the directory of its databases is damaged. */
function isDamaged(error: unknown): boolean {
  return error instanceof RelevoError && error.failure.detail.includes('UnknownError');
}
