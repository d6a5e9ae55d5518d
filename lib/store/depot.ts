import { RelevoError } from '../domain/failure';
import { openDb, type RelevoDb, storeFailure } from './db';
import type { SwitchedFactory } from './factory';
import type { Journal } from './journal';
import type { Agreed } from './reconcile';

/** Where the database lives: where it usually does, or in a spare place because the browser cannot open that any more. */
export type Place = 'usual' | 'spare';

/** The open database, whatever happened to it since the last time. */
export interface Depot {
  /**
   * Resolves when the database is open and its outbox agrees with the second journal.
   * @throws RelevoError with a `store/…` code; the next call tries again
   */
  ready(): Promise<void>;
  place(): Place;
}

export interface DepotWorld {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly factory: SwitchedFactory;
  /** Another IndexedDB than the usual one, that does not share its fate; null where the browser has none. */
  readonly spare: () => Promise<IDBFactory | null>;
  readonly timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;
  /** What bringing the journals together came to, each time that the database was opened. */
  readonly reconciled: (agreed: Agreed) => void;
  /** The journals could not be brought together: reading goes on, changes are refused until they can. */
  readonly disagreed: (error: unknown) => void;
}

export function createDepot(world: DepotWorld): Depot {
  const { db, journal, factory } = world;
  let opening: Promise<void> | undefined;
  let place: Place = 'usual';

  // The browser closes a database that it evicts; it comes back empty, and then there is something to bring back.
  db.on('close', () => {
    opening = undefined;
  });

  async function open(): Promise<void> {
    try {
      await openDb(db, world.timers, factory);
    } catch (error) {
      const spare = isDamaged(error) && place === 'usual' ? await world.spare() : null;
      if (spare === null) throw error;
      factory.use(spare);
      place = 'spare';
      await openDb(db, world.timers, factory);
    }
    await journal.reconcile().then(world.reconciled, world.disagreed);
  }

  return {
    place: () => place,
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
