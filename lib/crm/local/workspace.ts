import type { Language } from '../../domain/text';
import type { LocalDb } from './db';
import { toLocal } from './rows';
import { OWNERS, samplePeople } from './sample';

const SEEDED = 'seeded';

/** Fills an empty workspace with the sample, once: a worker that dies meanwhile leaves all of it or nothing. */
export async function ensureSeeded(db: LocalDb, now: number, language: Language): Promise<void> {
  if ((await db.meta.get(SEEDED)) !== undefined) return;
  const people = samplePeople(now, language);
  await db.transaction('rw', db.tables, async () => {
    if ((await db.meta.get(SEEDED)) !== undefined) return;
    await db.contacts.bulkPut(people.map(({ contact }) => toLocal(contact, now)));
    await db.touches.bulkPut(people.flatMap(({ touches }) => [...touches]));
    await db.owners.bulkPut([...OWNERS]);
    await db.meta.put({ key: SEEDED, value: now });
  });
}

/** Empties the workspace; the next time it is used, the sample is made anew. */
export async function eraseWorkspace(db: LocalDb): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
