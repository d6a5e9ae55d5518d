import {
  type AnswerSchemaRow,
  answerRowSchema,
  type DoneSchemaRow,
  doneRowSchema,
  type OutboxSchemaRow,
  outboxRowSchema,
} from './journal-schema';
import type { DoneRow, MatchAnswerRow, OutboxRow } from './rows';

/**
 * A key-value store that does not depend on the files of the database, such as the browser's
 * extension storage.
 */
export interface ReplicaStore {
  /** Returns the values of some keys, of all if null; keys without a value are left out. */
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  /** Stores all items or none; they are on the disk when it resolves. */
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** One change of a mirrored value; null means that it was removed. */
export type ReplicaChange =
  | { readonly kind: 'row'; readonly id: string; readonly value: OutboxRow | null }
  | { readonly kind: 'done'; readonly id: string; readonly value: DoneRow | null }
  | { readonly kind: 'answer'; readonly id: string; readonly value: MatchAnswerRow | null }
  | { readonly kind: 'document'; readonly id: string; readonly value: unknown };

/** The content of the replica. */
export interface ReplicaContent {
  readonly rows: readonly OutboxRow[];
  readonly done: readonly DoneRow[];
  readonly answers: readonly MatchAnswerRow[];
  readonly documents: ReadonlyMap<string, unknown>;
}

/** The replica log of the outbox. */
export interface Replica {
  /** Returns the number of the last change in the replica; 0 if it is empty. */
  generation(): Promise<number>;
  /** Returns the content; unreadable values are left out, and stay in the store. */
  read(): Promise<ReplicaContent>;
  /**
   * Writes changes, together with those of earlier failed writes.
   * @returns false if the replica has lost its content, so that changes alone do not make it
   * complete: then the caller must replace it
   */
  write(generation: number, changes: readonly ReplicaChange[]): Promise<boolean>;
  /** Adds changes to the next write. */
  markUnwritten(changes: readonly ReplicaChange[]): void;
  /** Removes everything. */
  clear(): Promise<void>;
  /** Replaces the content. */
  replace(generation: number, content: ReplicaContent): Promise<void>;
}

const PREFIX = 'outbox:';
const GENERATION = `${PREFIX}generation`;

const keyOf = ({ kind, id }: Pick<ReplicaChange, 'kind' | 'id'>) => `${PREFIX}${kind}:${id}`;

/**
 * Creates the replica log. Each value has its own key, so that a damaged value affects one intent
 * only.
 */
export function createReplica(store: ReplicaStore): Replica {
  // Changes that the store refused. The next generation is not written without them.
  const unwritten = new Map<string, unknown>();
  let turn: Promise<unknown> = Promise.resolve();
  /** The generation that was last read or written. */
  let held: number | null = null;

  /** Runs operations one after another, so that generations reach the disk in order. */
  function inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    const next = turn.then(run, run);
    turn = next.catch(() => undefined);
    return next;
  }

  const generation = async () => {
    const stored = (await store.get([GENERATION]))[GENERATION];
    return typeof stored === 'number' ? stored : 0;
  };

  const markUnwritten = (changes: readonly ReplicaChange[]) => {
    for (const change of changes) unwritten.set(keyOf(change), change.value);
  };

  return {
    generation: async () => {
      held = await generation();
      return held;
    },
    markUnwritten,
    read: async () => parse(await store.get(null)),
    write: (number, changes) =>
      inTurn(async () => {
        markUnwritten(changes);
        if ((await generation()) !== held) return false;
        const items = Object.fromEntries(unwritten);
        // A removal is first written as null together with the other values, because the browser
        // cannot set and remove keys in one step.
        await store.set({ ...items, [GENERATION]: number });
        held = number;
        unwritten.clear();
        const gone = Object.keys(items).filter((key) => items[key] === null);
        if (gone.length > 0) await store.remove(gone).catch(() => undefined);
        return true;
      }),
    clear: () =>
      inTurn(async () => {
        const keys = Object.keys(await store.get(null)).filter((key) => key.startsWith(PREFIX));
        await store.remove(keys);
        unwritten.clear();
        held = 0;
      }),
    replace: (number, { rows, done, answers, documents }) =>
      inTurn(async () => {
        // A change that is already written may be newer than this content.
        if (held !== null && held > number) return;
        const items: Record<string, unknown> = {};
        for (const row of rows) items[keyOf({ kind: 'row', id: row.intentId })] = row;
        for (const row of done) items[keyOf({ kind: 'done', id: row.intentId })] = row;
        for (const row of answers) items[keyOf({ kind: 'answer', id: row.id })] = row;
        for (const [id, value] of documents) items[keyOf({ kind: 'document', id })] = value;
        const old = Object.keys(await store.get(null)).filter(
          (key) => key.startsWith(PREFIX) && !(key in items),
        );
        await store.set({ ...items, [GENERATION]: number });
        held = number;
        await store.remove(old.filter((key) => key !== GENERATION));
        unwritten.clear();
      }),
  };
}

function parse(stored: Record<string, unknown>): ReplicaContent {
  const rows: OutboxSchemaRow[] = [];
  const done: DoneSchemaRow[] = [];
  const answers: AnswerSchemaRow[] = [];
  const documents = new Map<string, unknown>();
  for (const [key, value] of Object.entries(stored)) {
    const [, kind, id] = /^outbox:(row|done|answer|document):(.+)$/s.exec(key) ?? [];
    if (id === undefined || value === null) continue;
    const row = kind === 'row' ? outboxRowSchema.safeParse(value) : null;
    const end = kind === 'done' ? doneRowSchema.safeParse(value) : null;
    if (row?.success) rows.push(row.data);
    if (end?.success) done.push(end.data);
    const answer = kind === 'answer' ? answerRowSchema.safeParse(value) : null;
    if (answer?.success) answers.push(answer.data);
    if (kind === 'document') documents.set(id, value);
  }
  return { rows, done, answers, documents };
}
