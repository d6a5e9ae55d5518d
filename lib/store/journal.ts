import type { Table } from 'dexie';
import { RelevoError } from '../domain/base/failure';
import { type RelevoDb, storeFailure } from './db';
import { createEraseGate } from './erase-gate';
import { readMeta, writeMeta } from './meta';
import { contentOf, type ReconcileResult, reconcileReplica } from './reconcile';
import type { Replica, ReplicaChange } from './replica';
import type { DoneRow, MatchAnswerRow, OutboxRow } from './rows';

/** The changes that are possible within one transaction. */
export interface OutboxTransaction {
  /** Stores an intent. @returns it with its place in the order */
  put(row: OutboxRow): Promise<OutboxRow>;
  /** Removes an intent. */
  remove(intentId: string): Promise<void>;
  /** Stores the result of an intent. */
  done(row: DoneRow): Promise<void>;
  /** Deletes the result of an intent. */
  forget(intentId: string): Promise<void>;
  /** Stores an answer about a person on a page. */
  answer(row: MatchAnswerRow): Promise<void>;
  /** Deletes an answer. */
  unanswer(id: string): Promise<void>;
  /** Stores a small document that could not be read again from anywhere. */
  document(key: string, value: unknown): Promise<void>;
}

/**
 * The only way to change the outbox and other data that cannot be read again. When a change
 * resolves, it is on the disk twice: in the database and in the replica.
 */
export interface Journal {
  readonly db: RelevoDb;
  /**
   * Makes database and replica agree after one of them was lost, went back in time, or missed the
   * last change. Must finish before the outbox is read. Costs two reads if they agree.
   */
  reconcile(): Promise<ReconcileResult>;
  /**
   * Changes the outbox together with other tables.
   * @param tables tables that `run` uses besides outbox, results, answers and small documents
   * @throws RelevoError `store/…` if the change could not be stored twice: then nothing has
   * changed, and the caller must not report success
   */
  change<Value>(
    tables: readonly Table[],
    run: (transaction: OutboxTransaction) => Promise<Value>,
  ): Promise<Value>;
  /**
   * Empties the database and the replica. Changes in progress end first; changes requested in the
   * meantime wait until it is done.
   */
  erase(): Promise<void>;
}

const GENERATION = 'outbox-generation';

/** If the database is lost twice in a row, another try will not help. */
const MOST_TRIES = 3;

/** A change and the value before it. */
type TransactionChange = {
  [Kind in ReplicaChange['kind']]: WithBefore<Extract<ReplicaChange, { kind: Kind }>>;
}[ReplicaChange['kind']];
type WithBefore<Change extends ReplicaChange> = Change & { readonly before: Change['value'] };

interface Written<Value> {
  readonly value: Value;
  readonly changes: readonly TransactionChange[];
  readonly generation: number | null;
}

/** Thrown inside a transaction if the database is not the one that was reconciled. */
class OutOfStep extends Error {}

export function createJournal(db: RelevoDb, replica: Replica): Journal {
  /** The generation of both copies; null while it is not known. */
  let known: number | null = null;
  let reconciling: Promise<ReconcileResult> | undefined;
  const gate = createEraseGate();

  const reconcile = () => {
    reconciling ??= reconcileReplica(db, replica, GENERATION).then(
      (agreed) => {
        known = agreed.generation;
        reconciling = undefined;
        return agreed;
      },
      (error: unknown) => {
        reconciling = undefined;
        throw error;
      },
    );
    return reconciling;
  };

  async function attempt<Value>(
    tables: readonly Table[],
    run: (transaction: OutboxTransaction) => Promise<Value>,
  ): Promise<Written<Value>> {
    const changes: TransactionChange[] = [];
    const transaction = createTransaction(db, changes);
    const value = await db.transaction('rw', [...kept(db), ...tables], async () => {
      const stored = await readGeneration(db);
      if (stored !== known) throw new OutOfStep();
      const result = await run(transaction);
      if (changes.length > 0) {
        known = stored + 1;
        await writeMeta(db, GENERATION, known);
      }
      return result;
    });
    return { value, changes, generation: known };
  }

  /** Reverts changes that the replica refused. The caller has not reported them as stored yet. */
  async function takeBack(changes: readonly TransactionChange[]): Promise<void> {
    await db.transaction('rw', kept(db), async () => {
      const restored: ReplicaChange[] = [];
      const transaction = createTransaction(db, []);
      for (const change of [...changes].reverse()) {
        // A later change may have replaced the value: then it stays.
        if (!isSame(await valueNow(db, change), change.value)) continue;
        await restore(transaction, change);
        restored.push({ ...change, value: change.before } as ReplicaChange);
      }
      known = (await readGeneration(db)) + 1;
      await writeMeta(db, GENERATION, known);
      replica.markUnwritten(restored);
    });
  }

  return {
    db,
    reconcile,
    // Waits for changes in progress: half of one in the replica would be restored to the database.
    erase: () =>
      gate.alone(async () => {
        // Clears the replica first: if this ends half way, the replica would restore what the
        // database has lost.
        await replica.clear();
        // Clears the tables instead of deleting the database: that is one transaction, and no other
        // connection has to close.
        await db.transaction('rw', db.tables, () =>
          Promise.all(db.tables.map((table) => table.clear())),
        );
        known = null;
      }),
    change: (tables, run) => gate.beside(() => changeBoth(tables, run)),
  };

  async function changeBoth<Value>(
    tables: readonly Table[],
    run: (transaction: OutboxTransaction) => Promise<Value>,
  ): Promise<Value> {
    for (let left = MOST_TRIES; ; left--) {
      let written: Written<Value>;
      try {
        if (known === null) await reconcile();
        written = await attempt(tables, run);
      } catch (error) {
        known = null;
        if (left > 1 && isOutOfStep(error)) continue;
        throw new RelevoError(storeFailure(error));
      }
      const { value, changes, generation } = written;
      if (changes.length > 0 && generation !== null) {
        try {
          if (!(await replica.write(generation, changes)))
            await replica.replace(generation, await contentOf(db));
        } catch {
          await takeBack(changes).catch(() => undefined);
          throw new RelevoError({ code: 'store/full', detail: 'replica log' });
        }
      }
      return value;
    }
  }
}

/** The tables that both copies hold. */
const kept = (db: RelevoDb): Table[] => [db.outbox, db.done, db.answers, db.meta];

async function readGeneration(db: RelevoDb): Promise<number> {
  const stored = await readMeta(db, GENERATION);
  return typeof stored === 'number' ? stored : 0;
}

/** Dexie may wrap an error that aborts a transaction. */
function isOutOfStep(error: unknown): boolean {
  return (
    error instanceof OutOfStep ||
    (error instanceof Error && 'inner' in error && error.inner instanceof OutOfStep)
  );
}

function createTransaction(db: RelevoDb, changes: TransactionChange[]): OutboxTransaction {
  const row = (intentId: string) => db.outbox.where('intentId').equals(intentId);
  return {
    async put(next) {
      const before = (await row(next.intentId).first()) ?? null;
      const value = { ...next, seq: await db.outbox.put(next) };
      changes.push({ kind: 'row', id: next.intentId, value, before });
      return value;
    },
    async remove(id) {
      const before = (await row(id).first()) ?? null;
      await row(id).delete();
      changes.push({ kind: 'row', id, value: null, before });
    },
    async done(value) {
      const before = (await db.done.get(value.intentId)) ?? null;
      await db.done.put(value);
      changes.push({ kind: 'done', id: value.intentId, value, before });
    },
    async forget(id) {
      const before = (await db.done.get(id)) ?? null;
      await db.done.delete(id);
      changes.push({ kind: 'done', id, value: null, before });
    },
    async answer(value) {
      const before = (await db.answers.get(value.id)) ?? null;
      await db.answers.put(value);
      changes.push({ kind: 'answer', id: value.id, value, before });
    },
    async unanswer(id) {
      const before = (await db.answers.get(id)) ?? null;
      await db.answers.delete(id);
      changes.push({ kind: 'answer', id, value: null, before });
    },
    async document(id, value) {
      const before = (await readMeta(db, id)) ?? null;
      await writeMeta(db, id, value);
      changes.push({ kind: 'document', id, value, before });
    },
  };
}

/** Returns the current value at the place of a change; null if there is none. */
async function valueNow(db: RelevoDb, { kind, id }: TransactionChange): Promise<unknown> {
  if (kind === 'row') return (await db.outbox.where('intentId').equals(id).first()) ?? null;
  if (kind === 'done') return (await db.done.get(id)) ?? null;
  if (kind === 'answer') return (await db.answers.get(id)) ?? null;
  return (await readMeta(db, id)) ?? null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

async function restore(transaction: OutboxTransaction, change: TransactionChange): Promise<void> {
  const { kind, id, before } = change;
  if (kind === 'row') await (before === null ? transaction.remove(id) : transaction.put(before));
  if (kind === 'done') await (before === null ? transaction.forget(id) : transaction.done(before));
  if (kind === 'answer')
    await (before === null ? transaction.unanswer(id) : transaction.answer(before));
  if (kind === 'document') await transaction.document(id, before);
}
