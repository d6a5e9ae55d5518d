import { RECENT_MS, type RecentChange } from '../domain/changes/recent';
import { derivedId } from '../domain/person/derived-id';
import type { RelevoDb } from '../store/db';
import { undoLabel } from '../sync/undo-label';

/** A recent change with the contact that it is about. */
export interface OwnChange extends RecentChange {
  readonly contactId: string;
}

/**
 * Returns the rep's changes of the last minutes that can be taken back, newest first. They come from
 * the outbox and its results, so that they outlive the surface in which they were made and the
 * worker. A parked change is left out: it is a problem to decide, not done.
 */
export async function recentChanges(
  db: RelevoDb,
  connection: string,
  now: number,
): Promise<OwnChange[]> {
  const since = now - RECENT_MS;
  const [waiting, done] = await Promise.all([
    db.outbox.filter(({ createdAt }) => createdAt > since).toArray(),
    db.done.where('at').above(since).toArray(),
  ]);
  const made = [
    ...waiting.flatMap((row) =>
      row.undo || row.state === 'parked' ? [] : [{ ...row, at: row.createdAt }],
    ),
    ...done.filter(({ outcome }) => outcome === 'applied'),
  ].filter((row) => row.connection === connection);
  // The move that follows from a verdict is taken back with it.
  const following = new Set([...waiting, ...done].map((row) => derivedId(row.intentId, 'move')));
  return made
    .flatMap(({ intentId, contactId, action, at }) => {
      const label = following.has(intentId) ? null : undoLabel(intentId, action);
      return label === null ? [] : [{ intentId, contactId, label, at }];
    })
    .sort((a, b) => b.at - a.at);
}
