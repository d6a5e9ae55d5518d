import Dexie from 'dexie';
import type { RelevoDb } from './db';

/**
 * Counts the commits that changed any of these tables: what was made of them is good as long as the
 * count stays. A database that is opened again, or lost and restored, counts as changed. Heard
 * before whoever wrote goes on.
 */
export function countTurns(db: RelevoDb, tables: readonly string[]): () => number {
  const parts = tables.map((table) => `idb://${db.name}/${table}/`);
  let turn = 0;
  Dexie.on('storagemutated', (changed) => {
    if (parts.some((part) => Object.hasOwn(changed, part))) turn += 1;
  });
  return () => turn;
}
