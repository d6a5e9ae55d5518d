import Dexie, { type Table } from 'dexie';
import { type Failure, RelevoError } from '../domain/base/failure';
import type { DexieFactory } from './factory';
import { listDatabases } from './list-databases';
import type {
  AnswerRow,
  ContactRow,
  CountRow,
  DealsRow,
  DoneRow,
  LogRow,
  MetaRow,
  MissingRow,
  NoteRow,
  OutboxRow,
  TouchRow,
} from './rows';
import { SCHEMA_STEPS } from './versions';

/** Name of the database. Only the background opens it. */
const DB_NAME = 'relevo';

/** The cache, the outbox and the settings. */
export class RelevoDb extends Dexie {
  declare readonly contacts: Table<ContactRow, string>;
  declare readonly touches: Table<TouchRow, [string, string]>;
  declare readonly deals: Table<DealsRow, string>;
  declare readonly notes: Table<NoteRow, string>;
  declare readonly answers: Table<AnswerRow, string>;
  declare readonly missing: Table<MissingRow, string>;
  declare readonly counts: Table<CountRow, string>;
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly done: Table<DoneRow, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly secrets: Table<MetaRow, string>;
  declare readonly log: Table<LogRow, number>;

  /**
   * @param factory IndexedDB to use instead of the global one
   * @param autoOpen false if `openDb` must check the version before the database is opened
   */
  constructor(name = DB_NAME, factory?: DexieFactory, autoOpen = true) {
    // A click is acknowledged when its transaction is on the disk. With the default `relaxed`,
    // Chromium completes it earlier (developer.mozilla.org/docs/Web/API/IDBTransaction/durability).
    super(name, { chromeTransactionDurability: 'strict', autoOpen, ...factory });
    for (const step of SCHEMA_STEPS) {
      const version = this.version(step.version).stores({ ...step.stores });
      if (step.upgrade !== undefined) version.upgrade(step.upgrade);
    }
  }
}

const BLOCKED_AFTER_MS = 5_000;

/**
 * Opens the database.
 * @throws RelevoError with a `store/…` code: the disk is full, an older page blocks the database, a
 * newer version of Relevo made it, or it is broken
 */
export async function openDb(
  db: RelevoDb,
  timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>,
  factory: Pick<DexieFactory, 'indexedDB'> = globalThis,
): Promise<RelevoDb> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    db.on('blocked', () => {
      timer = timers.setTimeout(
        () => reject(new RelevoError({ code: 'store/blocked', detail: db.name })),
        BLOCKED_AFTER_MS,
      );
    });
  });
  try {
    refuseNewer(db.name, await listDatabases(factory.indexedDB, timers));
    await Promise.race([db.open(), blocked]);
    return db;
  } catch (error) {
    throw new RelevoError(storeFailure(error));
  } finally {
    if (timer !== undefined) timers.clearTimeout(timer);
  }
}

/**
 * Dexie multiplies its version numbers by ten for IndexedDB (dexie.org/docs/Dexie/Dexie.version()).
 */
const DEXIE_FACTOR = 10;

/**
 * Refuses a database of a newer version of Relevo. Dexie would open and change it, and a user who
 * went back to an older Relevo would lose what the newer one wrote.
 */
function refuseNewer(name: string, databases: readonly IDBDatabaseInfo[]): void {
  const found = databases.find((each) => each.name === name);
  const newest = Math.max(...SCHEMA_STEPS.map((step) => step.version));
  if (Math.floor((found?.version ?? 0) / DEXIE_FACTOR) > newest) {
    throw new RelevoError({ code: 'store/newer-version', detail: String(found?.version) });
  }
}

/**
 * Converts an error of the database. A full disk appears under several error names, so every failed
 * commit counts as a full disk.
 */
export function storeFailure(error: unknown): Failure {
  if (error instanceof RelevoError) return error.failure;
  const names = errorNames(error);
  if (names.some((name) => FULL.has(name))) return { code: 'store/full', detail: names.join(' ') };
  return { code: 'store/unavailable', detail: names.join(' ') };
}

const FULL = new Set(['QuotaExceededError', 'DataError', 'AbortError']);

function errorNames(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [typeof error];
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'Error';
  const inner = 'inner' in error ? error.inner : undefined;
  return inner === undefined || inner === null || inner === error
    ? [name]
    : [name, ...errorNames(inner)];
}
