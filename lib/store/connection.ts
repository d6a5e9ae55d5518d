import * as z from 'zod/mini';
import { RelevoError } from '../domain/base/failure';
import { STAGES } from '../domain/base/stage';
import { CRM_KINDS, type CrmKind } from '../domain/views/admin';
import type { RelevoDb } from './db';
import type { Journal } from './journal';
import { type NewSecret, readMeta, takeSecret } from './meta';
import { readableFields, storedObject } from './readable-fields';

/** The small document that it stands in. */
export const CONNECTION = 'connection';

const failure = z.object({
  code: z.string(),
  detail: z.string(),
  retryAfterMs: z.optional(z.number()),
});

/** Connections that are remembered after they were left. */
const MOST_LEFT = 10;

const ownerSchema = z.nullable(
  z.object({ id: z.string(), name: z.string(), email: z.optional(z.nullable(z.string())) }),
);
const mappingSchema = z.object({
  stages: z.record(z.string(), z.enum(STAGES)),
  stageField: z.nullable(z.string()),
  scoreField: z.nullable(z.string()),
  profileField: z.nullable(z.string()),
});

const leftSchema = z.object({
  id: z.string(),
  kind: z.enum(CRM_KINDS),
  name: z.nullable(z.string()),
  told: z.nullable(z.boolean()),
  /**
   * Who the rep is there and what its stages mean: they count again when it is the one of now
   * again.
   */
  owner: ownerSchema,
  mapping: mappingSchema,
});

const fields = {
  /**
   * The account that answers (see `lib/sync/identity`). Another account, another id: an intent is
   * sent only over the one it was meant for.
   */
  id: z.string(),
  kind: z.enum(CRM_KINDS),
  /** What the account is called; null where nothing is known of it. */
  name: z._default(z.nullable(z.string()), null),
  /** Whether the account itself said which one it is; null where it was never asked. */
  told: z._default(z.nullable(z.boolean()), null),
  /** Whether a key waits for its account to be asked: nothing is sent with it before. */
  pending: z._default(z.boolean(), false),
  /** Connections that were left, the last one first; changes may wait for them. */
  left: z._default(z.array(leftSchema), []),
  account: z.nullable(
    z.object({
      address: z.string(),
      database: z.nullable(z.string()),
      login: z.nullable(z.string()),
    }),
  ),
  owner: ownerSchema,
  mapping: mappingSchema,
  /** When the key ends, epoch ms, as the CRM told last. */
  keyEndsAt: z.nullable(z.number()),
  /** Why nothing is sent or asked until the connection is mended; null when all is well. */
  paused: z.nullable(failure),
};

const schema = z.object(fields);

/** The connection to the CRM, without its key. */
export type Connection = z.infer<typeof schema>;

/** A connection that was left. */
export type LeftConnection = z.infer<typeof leftSchema>;

/** What a new choice of CRM begins with. */
export const NO_MAPPING: Connection['mapping'] = {
  stages: {},
  stageField: null,
  scoreField: null,
  profileField: null,
};

/** The embedded sample workspace, before anything is chosen. */
const LOCAL_CONNECTION: Connection = {
  id: 'local',
  kind: 'local',
  name: null,
  told: true,
  pending: false,
  left: [],
  account: null,
  owner: null,
  mapping: NO_MAPPING,
  keyEndsAt: null,
  paused: null,
};

/**
 * The connection as stored, field by field; the sample workspace where none is stored. A document
 * that does not say which CRM it is counts as none.
 */
export async function readConnection(db: RelevoDb): Promise<Connection> {
  const stored = await readMeta(db, CONNECTION);
  const { left: _, ...known } = readableFields(fields, stored);
  if (known.id === undefined || known.kind === undefined) return LOCAL_CONNECTION;
  const written = storedObject(stored)['left'];
  const left = (Array.isArray(written) ? written : []).flatMap(
    (each) => leftSchema.safeParse(each).data ?? [],
  );
  return { ...LOCAL_CONNECTION, told: null, ...known, id: known.id, kind: known.kind, left };
}

/**
 * Changes the connection, in one transaction.
 * @param secret the key that comes with the change
 */
export function changeConnection(
  journal: Journal,
  change: Partial<Connection>,
  secret?: NewSecret,
): Promise<Connection> {
  const { db } = journal;
  return journal.change(secret === undefined ? [] : [db.secrets], async (transaction) => {
    const next = { ...(await readConnection(db)), ...change };
    if (secret !== undefined) await takeSecret(db, secret);
    // What a newer version stored beside it stays.
    await transaction.document(CONNECTION, {
      ...storedObject(await readMeta(db, CONNECTION)),
      ...next,
    });
    return next;
  });
}

/** Remembers what one connection's CRM told, unless another one was chosen while it was asked. */
export function noteConnection(
  journal: Journal,
  id: string,
  change: Partial<Connection>,
): Promise<void> {
  return journal.change([], async (transaction) => {
    const now = await readConnection(journal.db);
    if (now.id === id) await transaction.document(CONNECTION, { ...now, ...change });
  });
}

/**
 * @throws RelevoError unless a connection is still the one of now; to be called in the transaction
 * that relies on it
 */
export async function needConnection(db: RelevoDb, id: string): Promise<void> {
  if ((await readConnection(db)).id !== id)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'connection' });
}

/**
 * The id of a connection whose account was never asked: nothing was ever sent or stored over it.
 */
export function unaskedId(kind: CrmKind): string {
  return `${kind} ?`;
}

/** Those that are remembered once this one is left too. */
export function leftAfter(before: Connection, next: string): LeftConnection[] {
  const { id, kind, name, told, owner, mapping } = before;
  const others = before.left.filter((each) => each.id !== id && each.id !== next);
  if (id === unaskedId(kind)) return others;
  return [{ id, kind, name, told, owner, mapping }, ...others].slice(0, MOST_LEFT);
}
