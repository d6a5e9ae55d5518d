import type { ImportUndone, LastImport } from '../../domain/views/import';
import type { ImportBatch, LocalDb } from './db';
import { failing } from './guard';

/** What the last import did, as long as it can be undone; null where there is none. */
export function lastImport(db: LocalDb): Promise<LastImport | null> {
  return failing(async () => {
    const batches = await db.imports.toArray();
    const last = batches.at(-1);
    if (last === undefined) return null;
    const { run, file, at } = last;
    const added = batches.reduce((sum, batch) => sum + batch.added.length, 0);
    const updated = batches.reduce((sum, batch) => sum + batch.before.length, 0);
    return { run, file, at, added, updated };
  });
}

/**
 * Takes an import back as a whole: new people go, the others are as before. Who was changed since,
 * or has a note, is kept as they are.
 * @param now epoch ms
 * @throws RelevoError `store/…` when the database fails
 */
export function undoImport(db: LocalDb, run: string, now: number): Promise<ImportUndone> {
  const tables = [db.contacts, db.campaigns, db.moves, db.notes, db.imports];
  return failing(() =>
    db.transaction('rw', tables, async () => {
      const batches = await db.imports.where('run').equals(run).toArray();
      let [removed, restored, kept] = [0, 0, 0];
      for (const batch of batches.toReversed()) {
        const gone = await removeAdded(db, batch);
        const back = await restoreChanged(db, batch, now);
        removed += gone.length;
        restored += back.length;
        kept += batch.added.length + batch.before.length - gone.length - back.length;
        const undone = new Set([...gone, ...back]);
        const moves = await db.moves.bulkGet([...batch.moves]);
        await db.moves.bulkDelete(
          moves.flatMap((move) =>
            move !== undefined && undone.has(move.contactId) ? [move.id] : [],
          ),
        );
      }
      await removeCampaigns(
        db,
        batches.flatMap(({ campaigns }) => campaigns),
      );
      await db.imports.where('run').equals(run).delete();
      return { removed, restored, kept };
    }),
  );
}

async function removeAdded(db: LocalDb, { added }: ImportBatch): Promise<number[]> {
  const rows = await db.contacts.bulkGet([...added]);
  const noted = new Set((await db.notes.toArray()).map(({ contactId }) => contactId));
  const gone = rows.flatMap((row) =>
    row !== undefined && row.revision === 1 && !noted.has(row.id) ? [row.id] : [],
  );
  await db.contacts.bulkDelete(gone);
  return gone;
}

async function restoreChanged(
  db: LocalDb,
  { before }: ImportBatch,
  now: number,
): Promise<number[]> {
  const rows = await db.contacts.bulkGet(before.map(({ id }) => id));
  const back = before.filter(({ revision }, index) => rows[index]?.revision === revision + 1);
  // A revision never comes back, or a cache would take what it holds for the newest.
  await db.contacts.bulkPut(
    back.map((row) => ({ ...row, revision: row.revision + 2, changedAt: now })),
  );
  return back.map(({ id }) => id);
}

/** Removes campaigns that the import made and that brought no person. */
async function removeCampaigns(db: LocalDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const used = new Set<number | null>();
  await db.contacts.each(({ campaignId }) => used.add(campaignId));
  await db.campaigns.bulkDelete(ids.filter((id) => !used.has(id)));
}
