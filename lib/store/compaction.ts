import Dexie from 'dexie';
import type { DexieFactory } from './factory';

/**
 * Pauses between sweeps, ms. Chromium works on its files in the background, and keeps what a reader
 * still looks at.
 */
export const AT_ONCE: readonly number[] = [0, 200, 600];
export const LATER: readonly number[] = [1_500, 2_500, 4_000];

/**
 * Makes the browser drop the bytes of databases that were just deleted. Chromium writes its files
 * anew without them, but keeps the old ones until the next time that it does so: a database made
 * and deleted is that next time.
 * @param factory the place where they were
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
