import Dexie from 'dexie';

/** Chromium works on its files in the background: what one sweep came too early for, a later one takes. */
const PAUSES_MS = [0, 200, 600];

/**
 * Makes the browser drop the bytes of databases that were just deleted. Chromium writes its files anew without them, but
 * keeps the old ones until the next time that it does so: a database made and deleted is that next time.
 */
export async function sweep(): Promise<void> {
  for (const pause of PAUSES_MS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const broom = new Dexie('relevo-sweep');
    broom.version(1).stores({ dust: 'id' });
    await broom.open();
    await broom.table('dust').put({ id: 1 });
    await broom.delete();
  }
}
