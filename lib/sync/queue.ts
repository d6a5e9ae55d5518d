import * as z from 'zod/mini';
import type { Connected } from '../crm/port/connector';
import type { Stage } from '../domain/base/stage';
import { ABOUT_ANSWERS } from '../store/cache';
import { contactsOfOwner, putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { readMeta, writeMeta } from '../store/meta';
import type { ContactRow } from '../store/rows';
import { sourceOf, storeAnswer } from '../store/store-answer';

/** The stages that sales works on. */
export const WORK_STAGES: readonly Stage[] = ['opportunity', 'mql', 'sql'];

const KEY = ABOUT_ANSWERS.queue;
/** Contacts read of a queue; those that have waited longest come first. */
export const MOST_OF_QUEUE = 200;

/** Reads the rep's contacts at the stages of sales from the store. */
export function readQueue(db: RelevoDb, ownerId: string): Promise<ContactRow[]> {
  return contactsOfOwner(db, ownerId, WORK_STAGES);
}

const schema = z.object({
  ownerId: z.string(),
  /** When the request was sent, epoch ms. */
  at: z.number(),
  /** How many contacts the owner has at these stages; only the first `MOST_OF_BOOK` are read. */
  total: z.number(),
});

/** Returns time and total of the last read of this owner's queue; null if it was never read. */
export async function queueState(
  db: RelevoDb,
  ownerId: string,
): Promise<{ at: number; total: number } | null> {
  const stored = schema.safeParse(await readMeta(db, KEY));
  return stored.success && stored.data.ownerId === ownerId ? stored.data : null;
}

/**
 * Reads the rep's contacts from the CRM into the store. Contacts that are no longer in the queue
 * are read again by id, so that the store does not keep the rep as their owner.
 * @throws RelevoError
 */
export async function refreshQueue(
  db: RelevoDb,
  connector: Connected,
  ownerId: string,
  clock: () => number,
  signal: AbortSignal,
): Promise<void> {
  const askedAt = clock();
  const source = sourceOf(db, connector);
  const { reads, total } = await connector.contactsOfOwner(
    ownerId,
    WORK_STAGES,
    MOST_OF_QUEUE,
    signal,
  );
  await putReads(source, reads, askedAt, false);
  const present = new Set(reads.map((read) => read.contact.id));
  const left = (await readQueue(db, ownerId))
    .filter((row) => !present.has(row.id))
    .map((row) => row.id);
  if (left.length > 0)
    await putReads(source, [...(await connector.read(left, signal)).values()], askedAt, false);
  await storeAnswer(source, [], () => writeMeta(db, KEY, { ownerId, at: askedAt, total }));
}
