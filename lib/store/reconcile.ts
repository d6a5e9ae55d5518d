import { cacheTables, eraseCache } from './cache';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';
import type { Replica, ReplicaContent } from './replica';
import type { OutboxRow } from './rows';

/** Result of reconciling database and replica. */
export interface ReconcileResult {
  readonly generation: number;
  /**
   * `restored`: the database had lost changes and got them from the replica. `mirrored`: the
   * replica got them from the database.
   */
  readonly result: 'agreed' | 'restored' | 'mirrored';
  /** Number of intents that the database had lost. */
  readonly restored: number;
}

/**
 * Documents in the replica: work of the rep that could not be read again. The key of the CRM is not
 * one of them.
 */
const DOCUMENTS = ['settings', 'connection', 'agreement-drafts', 'agreement-own'] as const;

/**
 * Makes database and replica agree. The one with the higher generation is right: every change is
 * written to the database first, so the replica can only be ahead if the database was lost or went
 * back in time.
 */
export async function reconcileReplica(
  db: RelevoDb,
  replica: Replica,
  key: string,
): Promise<ReconcileResult> {
  const [stored, theirs] = await Promise.all([readMeta(db, key), replica.generation()]);
  const ours = typeof stored === 'number' ? stored : 0;
  if (ours === theirs) return { generation: ours, result: 'agreed', restored: 0 };
  if (ours > theirs) {
    await replica.replace(ours, await contentOf(db));
    return { generation: ours, result: 'mirrored', restored: 0 };
  }
  const content = await replica.read();
  const tables = [db.outbox, db.done, db.answers, db.meta, ...cacheTables(db)];
  const restored = await db.transaction('rw', tables, async () => {
    const before = await db.outbox.toArray();
    const connected = idOf(await readMeta(db, 'connection'));
    const rows = rowsAfterLoss(before, content);
    await Promise.all([db.outbox.clear(), db.done.clear(), db.answers.clear()]);
    await db.outbox.bulkPut(rows);
    await db.done.bulkPut([...content.done]);
    await db.answers.bulkPut([...content.answers]);
    for (const [id, value] of content.documents) await writeMeta(db, id, value);
    // The database went back to a time before the current account was connected: its contacts
    // belong to another account.
    if (idOf(await readMeta(db, 'connection')) !== connected) await eraseCache(db);
    await writeMeta(db, key, theirs);
    const had = new Set(before.map((row) => row.intentId));
    return rows.filter((row) => !had.has(row.intentId)).length;
  });
  // The replica may lack rows that were kept as a precaution, so it is written again.
  await replica.replace(theirs, await contentOf(db));
  return { generation: theirs, result: 'restored', restored };
}

function idOf(connection: unknown): unknown {
  return typeof connection === 'object' && connection !== null && 'id' in connection
    ? connection.id
    : null;
}

/**
 * Returns the outbox after the database has lost changes: the rows of the replica, and rows of the
 * database whose result the replica does not know. The latter may have been sent, so they are
 * checked in the CRM before they are sent.
 * @internal
 */
export function rowsAfterLoss(
  ours: readonly OutboxRow[],
  replica: Pick<ReplicaContent, 'rows' | 'done'>,
): OutboxRow[] {
  const theirs = new Set(replica.rows.map((row) => row.intentId));
  const ended = new Set(replica.done.map((row) => row.intentId));
  const taken = new Set(replica.rows.map((row) => row.seq));
  const kept = ours
    .filter((row) => !theirs.has(row.intentId) && !ended.has(row.intentId) && !taken.has(row.seq))
    .map(
      (row): OutboxRow =>
        row.state === 'queued' || row.state === 'sending' ? { ...row, state: 'doubtful' } : row,
    );
  return [...replica.rows, ...kept];
}

/** Reads what the replica must hold from the database. */
export async function contentOf(db: RelevoDb): Promise<ReplicaContent> {
  const [rows, done, answers, metas] = await Promise.all([
    db.outbox.toArray(),
    db.done.toArray(),
    db.answers.toArray(),
    db.meta.bulkGet([...DOCUMENTS]),
  ]);
  return {
    rows,
    done,
    answers,
    documents: new Map(
      metas.flatMap((meta) => (meta === undefined ? [] : [[meta.key, meta.value]])),
    ),
  };
}
