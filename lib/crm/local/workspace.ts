import type { LocalDb } from './db';
import type { Sample } from './sample';

const SEEDED = 'seeded';

/**
 * Fills a new workspace with the sample, once: in one transaction, so a worker that dies during it
 * leaves all of it or nothing, and of two that run at once the second finds it done.
 * @param now epoch ms that the sample's past leads up to
 * @param make what a new workspace holds
 */
export async function ensureSeeded(
  db: LocalDb,
  now: number,
  make: (now: number) => Sample,
): Promise<void> {
  if ((await db.meta.get(SEEDED)) !== undefined) return;
  const sample = make(now);
  await db.transaction('rw', db.tables, async () => {
    if ((await db.meta.get(SEEDED)) !== undefined) return;
    await db.contacts.bulkAdd([...sample.people]);
    await db.touches.bulkAdd([...sample.touches]);
    await db.notes.bulkAdd([...sample.notes]);
    await db.moves.bulkAdd([...sample.moves]);
    await db.deals.bulkAdd([...sample.deals]);
    await db.campaigns.bulkAdd([...sample.campaigns]);
    await db.owners.bulkAdd([...sample.owners]);
    await db.meta.add({ key: SEEDED, value: now });
  });
}

/** Empties the workspace; the next use creates the sample again. */
export async function eraseWorkspace(db: LocalDb): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
