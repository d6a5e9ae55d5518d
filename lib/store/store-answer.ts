import type { Table } from 'dexie';
import { readConnection } from './connection';
import type { RelevoDb } from './db';

/** The connection that an answer of the CRM belongs to. */
export interface Source {
  readonly db: RelevoDb;
  /** Id of the connection. */
  readonly connection: string;
}

/** Returns the source of answers over a connection. */
export function sourceOf(db: RelevoDb, { connection }: { readonly connection: string }): Source {
  return { db, connection };
}

/**
 * Stores an answer of the CRM, unless the connection has changed in the meantime: ids of two CRMs
 * are plain numbers, so contacts of one must never be stored among those of another. Check and
 * write are one transaction. Every write of an answer uses this function
 * (`test/unit/store/match-answers-guarded.test.ts`).
 * @param tables tables that `work` uses besides the small documents
 * @returns the result of `work`; null if the answer was dropped
 */
export function storeAnswer<Value>(
  { db, connection }: Source,
  tables: readonly Table[],
  work: () => Promise<Value>,
): Promise<Value | null> {
  return db.transaction('rw', [...tables, db.meta], async () => {
    if ((await readConnection(db)).id !== connection) return null;
    return work();
  });
}
