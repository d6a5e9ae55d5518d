import * as z from 'zod/mini';
import { STAGES } from '../domain/base/stage';
import { CRM_KINDS } from '../domain/views/admin';
import type { RelevoDb } from './db';
import type { Journal } from './journal';
import { readMeta } from './meta';

const KEY = 'connection';

const failure = z.object({ code: z.string(), detail: z.string(), retryAfterMs: z.optional(z.number()) });

const schema = z.object({
  /** Another connection, another id: an intent is sent only over the one it was meant for. */
  id: z.string(),
  kind: z.enum(CRM_KINDS),
  account: z.nullable(
    z.object({ address: z.string(), database: z.nullable(z.string()), login: z.nullable(z.string()) }),
  ),
  owner: z.nullable(z.object({ id: z.string(), name: z.string() })),
  mapping: z.object({
    stages: z.record(z.string(), z.enum(STAGES)),
    stageField: z.nullable(z.string()),
    scoreField: z.nullable(z.string()),
    profileField: z.nullable(z.string()),
  }),
  /** When the key ends, epoch ms, as the CRM told last. */
  keyEndsAt: z.nullable(z.number()),
  /** Why nothing is sent or asked until the connection is mended; null when all is well. */
  paused: z.nullable(failure),
});

/** The connection to the CRM, without its key. */
export type Connection = z.infer<typeof schema>;

/** What a new choice of CRM begins with. */
export const NO_MAPPING: Connection['mapping'] = { stages: {}, stageField: null, scoreField: null, profileField: null };

/** The embedded sample workspace, before anything is chosen. */
const LOCAL_CONNECTION: Connection = {
  id: 'local',
  kind: 'local',
  account: null,
  owner: null,
  mapping: NO_MAPPING,
  keyEndsAt: null,
  paused: null,
};

/** The connection as stored; the sample workspace when none is stored or it cannot be read. */
export async function readConnection(db: RelevoDb): Promise<Connection> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success ? parsed.data : LOCAL_CONNECTION;
}

/** Changes the connection, in one transaction. */
export function changeConnection(journal: Journal, change: Partial<Connection>): Promise<Connection> {
  return journal.change([], async (transaction) => {
    const next = { ...(await readConnection(journal.db)), ...change };
    await transaction.document(KEY, next);
    return next;
  });
}

/** Remembers what one connection's CRM told, unless another one was chosen while it was asked. */
export function noteConnection(journal: Journal, id: string, change: Partial<Connection>): Promise<void> {
  return journal.change([], async (transaction) => {
    const now = await readConnection(journal.db);
    if (now.id === id) await transaction.document(KEY, { ...now, ...change });
  });
}
