import Dexie from 'dexie';
import type { RelevoDb } from './db';

/**
 * Counts the commits that changed any of these tables. Computed data stays valid while the count
 * stays the same. A database that was opened again, or lost and restored, counts as changed. The
 * count is updated before the writer continues.
 */
export function countTurns(db: RelevoDb, tables: readonly string[]): () => number {
  const parts = tables.map((table) => `idb://${db.name}/${table}/`);
  let turn = 0;
  Dexie.on('storagemutated', (changed) => {
    if (parts.some((part) => Object.hasOwn(changed, part))) turn += 1;
  });
  return () => turn;
}
