import {
  type AnswerSchemaRow,
  answerRowSchema,
  type DoneSchemaRow,
  doneRowSchema,
  type OutboxSchemaRow,
  outboxRowSchema,
} from './journal-schema';
import type { AnswerRow, DoneRow, OutboxRow } from './rows';

/**
 * A store of named values that does not share the fate of the database: the browser's extension
 * storage has this shape.
 */
export interface ReplicaStore {
  /** The values of some keys, of all when null; keys without one are left out. */
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  /** All of them or none, on the disk when it resolves. */
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** One change of what is mirrored; null means that it is no longer there. */
export type ReplicaChange =
  | { readonly kind: 'row'; readonly id: string; readonly value: OutboxRow | null }
  | { readonly kind: 'done'; readonly id: string; readonly value: DoneRow | null }
  | { readonly kind: 'answer'; readonly id: string; readonly value: AnswerRow | null }
  | { readonly kind: 'document'; readonly id: string; readonly value: unknown };

/** All that the replica holds. */
export interface ReplicaContent {
  readonly rows: readonly OutboxRow[];
  readonly done: readonly DoneRow[];
  readonly answers: readonly AnswerRow[];
  readonly documents: ReadonlyMap<string, unknown>;
}

/** The replica log of the outbox. */
export interface Replica {
  /** Number of the last change that it holds; 0 when it holds nothing. */
  generation(): Promise<number>;
  /** What it holds; what cannot be read is left out and left where it is. */
  read(): Promise<ReplicaContent>;
  /**
   * Takes over changes, together with those that could not be written before.
   * @returns false when it no longer holds what it held, so that changes alone would not make it
   * whole: then replace it
   */
  write(generation: number, changes: readonly ReplicaChange[]): Promise<boolean>;
  /** Takes note of changes that the next write takes over. */
  markUnwritten(changes: readonly ReplicaChange[]): void;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Makes it hold this and nothing else. */
  replace(generation: number, content: ReplicaContent): Promise<void>;
}

const PREFIX = 'outbox:';
const GENERATION = `${PREFIX}generation`;

const keyOf = ({ kind, id }: Pick<ReplicaChange, 'kind' | 'id'>) => `${PREFIX}${kind}:${id}`;

/** The replica log, one key an intent: damage of one value costs one intent, not all of them. */
export function createReplica(store: ReplicaStore): Replica {
  // What the store refused: the generation does not move on before this is written too.
  const unwritten = new Map<string, unknown>();
  let turn: Promise<unknown> = Promise.resolve();
  /** The generation that was seen or written last. */
  let held: number | null = null;

  /** One after another: the order of the generations is the order on the disk. */
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
        // A removal is written as null in the same step as the rest: removing and setting are two
        // steps to the browser.
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
        // What was read for this may have been overtaken by a change that is written already.
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
