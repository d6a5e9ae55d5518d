import * as z from 'zod/mini';
import type { Failure, FailureCode } from '../domain/base/failure';
import type { RelevoDb } from '../store/db';
import { readMeta, writeMeta } from '../store/meta';
import { BACKOFF_CAP_MS, backoffMs } from './outbox-machine';
import { nearTime } from './outbox-plan';

/**
 * A pause of one connection because its CRM cannot be reached or asked to wait. Nothing is sent
 * over the connection before `until`.
 */
export interface Backoff {
  readonly connection: string;
  /** Epoch ms. */
  readonly until: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Whether the only reason is a missing network. */
  readonly offline: boolean;
}

/** Failures that would also happen with any other intent. */
const WIDE: ReadonlySet<FailureCode> = new Set([
  'crm/offline',
  'crm/timeout',
  'crm/rate-limited',
  'crm/unavailable',
  'crm/redirected',
  'crm/not-json',
]);

/** Whether a failure concerns the whole connection rather than one intent. */
export function isWide(failure: Failure | null): failure is Failure {
  return failure !== null && WIDE.has(failure.code);
}

/** Whether nothing may be sent over a connection now. */
export function isBackingOff(
  backoff: Backoff | null,
  connection: string,
  now: number,
): backoff is Backoff {
  return backoff !== null && backoff.connection === connection && backoff.until > now;
}

/** Returns the pause after one more failure in a row. Half of the wait is fixed, half is random. */
export function backoffAfter(
  backoff: Backoff | null,
  failure: Failure,
  connection: string,
  now: number,
  random: number,
): Backoff {
  const failures = backoff?.connection === connection ? backoff.failures + 1 : 1;
  const wait = backoffMs(failures - 1, (1 + random) / 2, failure.retryAfterMs);
  return { connection, failures, until: now + wait, offline: failure.code === 'crm/offline' };
}

/**
 * Returns the pause after a further failure in the same batch. It does not count as a failure in a
 * row, but a wait that the CRM asks for is respected.
 */
export function backoffWith(backoff: Backoff, failure: Failure, now: number): Backoff {
  return { ...backoff, until: Math.max(backoff.until, now + (failure.retryAfterMs ?? 0)) };
}

/** One key per connection, so that the pause of one CRM is kept while another one is connected. */
const keyOf = (connection: string) => `outbox-hold:${connection}`;
const schema = z.object({
  connection: z.string(),
  until: z.number(),
  failures: z.number(),
  offline: z.boolean(),
});

/** Returns the stored pause of a connection; null if there is none. */
export async function readBackoff(
  db: RelevoDb,
  connection: string,
  now: number,
): Promise<Backoff | null> {
  const parsed = schema.safeParse(await readMeta(db, keyOf(connection)));
  if (!parsed.success) return null;
  const until = nearTime(parsed.data.until, now, BACKOFF_CAP_MS);
  if (until === parsed.data.until) return parsed.data;
  const near = { ...parsed.data, until };
  await writeBackoff(db, connection, near);
  return near;
}

/** Stores a pause so that it outlives the worker, or deletes it. */
export async function writeBackoff(
  db: RelevoDb,
  connection: string,
  backoff: Backoff | null,
): Promise<void> {
  if (backoff === null) await db.meta.delete(keyOf(connection));
  else await writeMeta(db, keyOf(connection), backoff);
}
