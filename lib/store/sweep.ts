import Dexie from 'dexie';

/**
 * Makes the browser drop the bytes of databases that were just deleted. Chromium writes its files anew without them, but
 * keeps the old ones until the next time that it does so: a database made and deleted is that next time.
 */
export async function sweep(): Promise<void> {
  const broom = new Dexie('relevo-sweep');
  broom.version(1).stores({ dust: 'id' });
  await broom.open();
  await broom.table('dust').put({ id: 1 });
  await broom.delete();
}
