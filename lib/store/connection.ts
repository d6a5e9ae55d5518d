import * as z from 'zod/mini';
import { RelevoError } from '../domain/base/failure';
import { STAGES } from '../domain/base/stage';
import { type CrmKind, EMBEDDED } from '../domain/views/admin';
import type { RelevoDb } from './db';
import { type DocumentStep, newerDocument, openDocument } from './document-steps';
import type { Journal } from './journal';
import { type NewSecret, readMeta, takeSecret } from './meta';
import { readableFields, storedObject } from './readable-fields';

/** Key of the connection's document. */
export const CONNECTION = 'connection';
/** Version 1 is the newest. */
const STEPS: readonly DocumentStep[] = [];
/** What is written with every connection. */
export const CONNECTION_VERSION = STEPS.length + 1;

const failure = z.object({
  code: z.string(),
  detail: z.string(),
  retryAfterMs: z.optional(z.number()),
});

/** Most former connections that are kept. */
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
  kind: z.string(),
  name: z.nullable(z.string()),
  told: z.nullable(z.boolean()),
  /** The rep's user and the mapping of stages; used again when this connection is chosen again. */
  owner: ownerSchema,
  mapping: mappingSchema,
  since: z._default(z.nullable(z.number()), null),
  timeZone: z._default(z.nullable(z.string()), null),
});

const fields = {
  /**
   * Id of the account that the connection reaches (see `lib/sync/identity`). An intent is sent only
   * over the connection with the id that it was made for.
   */
  id: z.string(),
  kind: z.string(),
  /** What the account is called; null where nothing is known of it. */
  name: z._default(z.nullable(z.string()), null),
  /** Whether the id comes from the account itself; null if the CRM was never asked. */
  told: z._default(z.nullable(z.boolean()), null),
  /** Whether the CRM must be asked about the account before the key is used for anything else. */
  pending: z._default(z.boolean(), false),
  /** Former connections, latest first; intents may wait for them. */
  left: z._default(z.array(leftSchema), []),
  account: z.nullable(z.record(z.string(), z.nullable(z.string()))),
  owner: ownerSchema,
  mapping: mappingSchema,
  /** When it was first chosen, epoch ms; null for the sample. What was before is not measured. */
  since: z._default(z.nullable(z.number()), null),
  /** Zone of the standard agreement: the browser's at that time; null for its own. */
  timeZone: z._default(z.nullable(z.string()), null),
  /** When the key expires, epoch ms, as last read from the CRM. */
  keyEndsAt: z.nullable(z.number()),
  /** Why nothing is sent until the rep repairs the connection; null if it works. */
  paused: z.nullable(failure),
};

const schema = z.object(fields);

/** The connection to the CRM, without its key. */
export type Connection = z.infer<typeof schema>;

/** A former connection. */
export type LeftConnection = z.infer<typeof leftSchema>;

/** The mapping of a newly chosen CRM. */
export const NO_MAPPING: Connection['mapping'] = {
  stages: {},
  stageField: null,
  scoreField: null,
  profileField: null,
};

/** The sample workspace, used until a CRM is chosen. */
const LOCAL_CONNECTION: Connection = {
  id: EMBEDDED,
  kind: EMBEDDED,
  name: null,
  told: true,
  pending: false,
  left: [],
  account: null,
  owner: null,
  mapping: NO_MAPPING,
  since: null,
  timeZone: null,
  keyEndsAt: null,
  paused: null,
};

/**
 * Reads the connection field by field; returns the sample workspace if none is stored. A document
 * without id or kind of CRM counts as none.
 */
export async function readConnection(db: RelevoDb): Promise<Connection> {
  const stored = await readMeta(db, CONNECTION);
  if (stored === undefined) return LOCAL_CONNECTION;
  const { fields: found, isNewer } = openDocument(stored, STEPS);
  const { left: _, ...known } = readableFields(fields, found);
  if (isNewer || known.id === undefined || known.kind === undefined)
    throw newerDocument(CONNECTION);
  const written = found['left'];
  const left = (Array.isArray(written) ? written : []).flatMap(
    (each) => leftSchema.safeParse(each).data ?? [],
  );
  return { ...LOCAL_CONNECTION, told: null, ...known, id: known.id, kind: known.kind, left };
}

/**
 * Changes the connection, in one transaction.
 * @param secret a key to store with the change
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
    // Keeps fields that a newer version of Relevo has stored.
    await transaction.document(CONNECTION, {
      ...storedObject(await readMeta(db, CONNECTION)),
      ...next,
      version: CONNECTION_VERSION,
    });
    return next;
  });
}

/**
 * Stores what the CRM of a connection answered, unless the connection has changed in the meantime.
 */
export function changeConnectionIfCurrent(
  journal: Journal,
  id: string,
  change: Partial<Connection>,
): Promise<void> {
  return journal.change([], async (transaction) => {
    const now = await readConnection(journal.db);
    if (now.id !== id) return;
    const stored = storedObject(await readMeta(journal.db, CONNECTION));
    await transaction.document(CONNECTION, {
      ...stored,
      ...now,
      ...change,
      version: CONNECTION_VERSION,
    });
  });
}

/**
 * Checks that a connection is still the current one. Called in the transaction that depends on it.
 * @throws RelevoError `bus/bad-request` if it is not
 */
export async function needConnection(db: RelevoDb, id: string): Promise<void> {
  if ((await readConnection(db)).id !== id)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'connection' });
}

/**
 * Returns the id of a connection whose account is not known yet. Nothing was sent or stored over
 * it.
 */
export function unaskedId(kind: CrmKind): string {
  return `${kind} ?`;
}

/** Returns the former connections after this one is left too. */
export function leftAfter(before: Connection, next: string): LeftConnection[] {
  const { id, kind, name, told, owner, mapping, since, timeZone } = before;
  const others = before.left.filter((each) => each.id !== id && each.id !== next);
  if (id === unaskedId(kind)) return others;
  return [{ id, kind, name, told, owner, mapping, since, timeZone }, ...others].slice(0, MOST_LEFT);
}
