import * as z from 'zod/mini';
import type { Failure, FailureCode } from '../domain/base/failure';
import type { RelevoDb } from '../store/db';
import { readMeta, writeMeta } from '../store/meta';
import { BACKOFF_CAP_MS, backoffMs } from './outbox-machine';
import { nearTime } from './outbox-plan';

/**
 * The CRM cannot be reached, or asked for silence: nothing is sent over this connection before the
 * time has come.
 */
export interface Backoff {
  readonly connection: string;
  /** Epoch ms. */
  readonly until: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Whether it only waits for a network. */
  readonly offline: boolean;
}

/** Failures that would meet any other intent too. */
const WIDE: ReadonlySet<FailureCode> = new Set([
  'crm/offline',
  'crm/timeout',
  'crm/rate-limited',
  'crm/unavailable',
  'crm/redirected',
  'crm/not-json',
]);

/** Whether a failure is the connection's, not the intent's. */
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

/**
 * The hold after one more failure in a row, of whatever intent. Half of the wait is certain, half
 * by chance.
 */
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
 * The hold after one more failure of the same batch: not a failure more in a row, but what it asks
 * for counts.
 */
export function backoffWith(backoff: Backoff, failure: Failure, now: number): Backoff {
  return { ...backoff, until: Math.max(backoff.until, now + (failure.retryAfterMs ?? 0)) };
}

/**
 * One for each connection: what one CRM asked for is not forgotten while another one is connected.
 */
const keyOf = (connection: string) => `outbox-hold:${connection}`;
const schema = z.object({
  connection: z.string(),
  until: z.number(),
  failures: z.number(),
  offline: z.boolean(),
});

/** The hold of a connection as stored; null when there is none. */
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

/** Remembers a hold beyond the life of the worker, or forgets it. */
export async function writeBackoff(
  db: RelevoDb,
  connection: string,
  backoff: Backoff | null,
): Promise<void> {
  if (backoff === null) await db.meta.delete(keyOf(connection));
  else await writeMeta(db, keyOf(connection), backoff);
}
