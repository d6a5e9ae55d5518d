import type { Table } from 'dexie';
import { readConnection } from './connection';
import type { RelevoDb } from './db';

/** Where an answer comes from: the connection that it was asked over. */
export interface Source {
  readonly db: RelevoDb;
  /** Id of the connection. */
  readonly connection: string;
}

/** The source of what the CRM of a connection answers. */
export function sourceOf(db: RelevoDb, { connection }: { readonly connection: string }): Source {
  return { db, connection };
}

/**
 * Stores what a CRM answered, unless its connection was left while it was asked: ids of two CRMs
 * are bare numbers, and an answer of one must never stand among those of another. Looking and
 * storing are one transaction. Every write of an answer goes through here
 * (`test/unit/store/answers-guarded.test.ts`).
 * @param tables tables that `work` uses beyond the small documents
 * @returns what `work` came to; null when the answer was dropped
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
