import type { Table } from 'dexie';
import type { RelevoDb } from './db';

/**
 * Small documents about the answers as a whole, by key: how far, of whom and when they were read.
 */
export const ABOUT_ANSWERS = {
  notes: 'notes',
  touchesUntil: 'awaited',
  book: 'book',
  refreshed: 'refreshed',
  team: 'team',
  figures: 'figures',
} as const;

/** The tables that hold what a CRM answered, and the log, which may quote it. */
export function cacheTables(db: RelevoDb): Table[] {
  return [db.contacts, db.touches, db.missing, db.log, db.notes, db.counts];
}

/** Empties the cache and leaves settings, the connection and what waits to be sent. */
export async function eraseCache(db: RelevoDb): Promise<void> {
  await db.transaction('rw', [...cacheTables(db), db.meta], async () => {
    for (const table of cacheTables(db)) await table.clear();
    await db.meta.bulkDelete(Object.values(ABOUT_ANSWERS));
  });
}
