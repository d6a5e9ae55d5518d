import type { Table } from 'dexie';
import { RelevoError } from '../domain/base/failure';
import { type RelevoDb, storeFailure } from './db';
import { createEraseGate } from './erase-gate';
import { readMeta, writeMeta } from './meta';
import { contentOf, type ReconcileResult, reconcileReplica } from './reconcile';
import type { Replica, ReplicaChange } from './replica';
import type { AnswerRow, DoneRow, OutboxRow } from './rows';

/** What may be changed of the outbox, within one transaction of the database. */
export interface OutboxTransaction {
  /** Stores an intent. @returns it with its place in the order */
  put(row: OutboxRow): Promise<OutboxRow>;
  /** Takes an intent out. */
  remove(intentId: string): Promise<void>;
  /** Remembers what became of an intent. */
  done(row: DoneRow): Promise<void>;
  /** Forgets what became of an intent. */
  forget(intentId: string): Promise<void>;
  /** Remembers what was answered of a page's person. */
  answer(row: AnswerRow): Promise<void>;
  /** Forgets an answer. */
  unanswer(id: string): Promise<void>;
  /** Stores a small document that could not be fetched again from anywhere. */
  document(key: string, value: unknown): Promise<void>;
}

/**
 * The one way to change the outbox and what nobody could fetch again: every change is on the disk
 * twice when it resolves.
 */
export interface Journal {
  readonly db: RelevoDb;
  /**
   * Brings the database and the replica into agreement after either was lost, went back in time, or
   * missed the last change. Must have ended before the outbox is read; costs two reads when they
   * agree.
   */
  reconcile(): Promise<ReconcileResult>;
  /**
   * Changes the outbox and whatever else belongs to the same change.
   * @param tables tables that `run` uses beyond the outbox, what is done, the answers and the small
   * documents
   * @throws RelevoError `store/…` when it could not be stored twice: then the outbox stands as
   * before, and whoever asked must not say that it is done
   */
  change<Value>(
    tables: readonly Table[],
    run: (transaction: OutboxTransaction) => Promise<Value>,
  ): Promise<Value>;
  /**
   * Empties the whole database and the replica. Changes under way end before; those that are asked
   * for meanwhile come after it.
   */
  erase(): Promise<void>;
}

const GENERATION = 'outbox-generation';

/** Two lost databases in a row are no accident that trying again could mend. */
const MOST_TRIES = 3;

/** A change and what stood there before it. */
type TransactionChange = {
  [Kind in ReplicaChange['kind']]: WithBefore<Extract<ReplicaChange, { kind: Kind }>>;
}[ReplicaChange['kind']];
type WithBefore<Change extends ReplicaChange> = Change & { readonly before: Change['value'] };

interface Written<Value> {
  readonly value: Value;
  readonly changes: readonly TransactionChange[];
  readonly generation: number | null;
}

/** Thrown out of a transaction on a database that is not the one that was reconciled. */
class OutOfStep extends Error {}

export function createJournal(db: RelevoDb, replica: Replica): Journal {
  /** The generation that both hold; null while that is not known. */
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

  /** What the replica log refused is taken out of the first: nobody was told that it is in. */
  async function takeBack(changes: readonly TransactionChange[]): Promise<void> {
    await db.transaction('rw', kept(db), async () => {
      const restored: ReplicaChange[] = [];
      const transaction = createTransaction(db, []);
      for (const change of [...changes].reverse()) {
        // Somebody may have gone on from it: then it stays.
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
    // A change that is half written would fill the replica again, and the database from it.
    erase: () =>
      gate.alone(async () => {
        // The replica first: what the database loses would come back from it, should this end half
        // way.
        await replica.clear();
        // Clearing beats deleting: it needs no other connection to close, and it is one transaction.
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

/** The tables that both journals hold. */
const kept = (db: RelevoDb): Table[] => [db.outbox, db.done, db.answers, db.meta];

async function readGeneration(db: RelevoDb): Promise<number> {
  const stored = await readMeta(db, GENERATION);
  return typeof stored === 'number' ? stored : 0;
}

/** Dexie may wrap what aborts a transaction. */
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

/** What stands in the database where a change was made; null when nothing does. */
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
