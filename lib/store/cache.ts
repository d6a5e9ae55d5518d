import type { Table } from 'dexie';
import type { RelevoDb } from './db';

/**
 * Keys of small documents about the cached data as a whole: how far, for which owner and when it
 * was read.
 */
export const ABOUT_ANSWERS = {
  notes: 'notes',
  touchesUntil: 'awaited',
  book: 'book',
  refreshed: 'refreshed',
  team: 'team',
  figures: 'figures',
  goals: 'goals',
} as const;

/** The tables with data read from a CRM, and the log, which may quote it. */
export function cacheTables(db: RelevoDb): Table[] {
  return [db.contacts, db.touches, db.deals, db.missing, db.log, db.notes, db.counts];
}

/** Empties the cache. Settings, connection and outbox stay. */
export async function eraseCache(db: RelevoDb): Promise<void> {
  await db.transaction('rw', [...cacheTables(db), db.meta], async () => {
    for (const table of cacheTables(db)) await table.clear();
    await db.meta.bulkDelete(Object.values(ABOUT_ANSWERS));
  });
}
