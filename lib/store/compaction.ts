import Dexie from 'dexie';
import type { DexieFactory } from './factory';

/**
 * Pauses between the rounds, ms. Chromium compacts its files in the background, and keeps files
 * that are still being read.
 */
export const AT_ONCE: readonly number[] = [0, 200, 600];
export const LATER: readonly number[] = [1_500, 2_500, 4_000];

/**
 * Makes the browser remove the bytes of databases that were just deleted. Chromium rewrites its
 * files without them, but keeps the old files until the next rewrite, which this causes by creating
 * and deleting a database.
 * @param factory the location of the deleted databases
 */
export async function forceCompaction(
  pauses: readonly number[],
  factory: DexieFactory,
): Promise<void> {
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const database = new Dexie('relevo-sweep', { ...factory });
    database.version(1).stores({ rows: 'id' });
    await database.open();
    await database.table('rows').put({ id: 1 });
    await database.delete();
  }
}
