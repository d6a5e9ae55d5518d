import { RelevoError } from '../domain/base/failure';
import { openDb, type RelevoDb, storeFailure } from './db';
import type { SwitchedFactory } from './factory';
import type { Journal } from './journal';
import type { ReconcileResult } from './reconcile';

/**
 * Where the database is: `usual`, or `spare` (the fallback location) after the browser could no
 * longer open the usual one.
 */
export type DatabaseLocation = 'usual' | 'spare';

/** Opens the database and reopens it whenever needed. */
export interface DatabaseOpener {
  /**
   * Resolves when the database is open and its outbox agrees with the replica log.
   * @throws RelevoError with a `store/…` code; the next call tries again
   */
  ready(): Promise<void>;
  location(): DatabaseLocation;
}

export interface DatabaseOpenerDeps {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly factory: SwitchedFactory;
  /**
   * Returns an IndexedDB that does not depend on the files of the usual one; null if the browser
   * has none.
   */
  readonly fallback: () => Promise<IDBFactory | null>;
  readonly timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;
  /**
   * Called with the result of reconciling database and replica, each time the database was opened.
   */
  readonly reconciled: (agreed: ReconcileResult) => void;
  /** Called when reconciling failed. Reads continue; changes are refused until it succeeds. */
  readonly disagreed: (error: unknown) => void;
}

export function createDatabaseOpener(deps: DatabaseOpenerDeps): DatabaseOpener {
  const { db, journal, factory } = deps;
  let opening: Promise<void> | undefined;
  let place: DatabaseLocation = 'usual';

  // The browser closes a database that it evicts. The new one is empty and must be restored.
  db.on('close', () => {
    opening = undefined;
  });

  async function open(): Promise<void> {
    try {
      await openDb(db, deps.timers, factory);
    } catch (error) {
      const fallback = isDamaged(error) && place === 'usual' ? await deps.fallback() : null;
      if (fallback === null) throw error;
      factory.use(fallback);
      place = 'spare';
      await openDb(db, deps.timers, factory);
    }
    await journal.reconcile().then(deps.reconciled, deps.disagreed);
  }

  return {
    location: () => place,
    ready: () => {
      opening ??= open().catch((error: unknown) => {
        // A full disk, or an old tab that blocks the database, may be gone by the next call.
        opening = undefined;
        throw new RelevoError(storeFailure(error));
      });
      return opening;
    },
  };
}

/** Whether this is Chromium's error for a damaged IndexedDB directory, which does not go away. */
function isDamaged(error: unknown): boolean {
  return error instanceof RelevoError && error.failure.detail.includes('UnknownError');
}
