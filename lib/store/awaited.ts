import * as z from 'zod/mini';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';

const KEY = 'awaited';
const schema = z.record(z.string(), z.number());

/** Until when all touches of a contact are known (epoch ms), by id; 0 where some are known to be missing. */
export type TouchesUntil = Readonly<Record<string, number>>;

/** As stored; empty when nothing was read yet. */
export async function readTouchesUntil(db: RelevoDb): Promise<TouchesUntil> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success ? parsed.data : {};
}

/** Stores it. */
export function writeTouchesUntil(db: RelevoDb, until: TouchesUntil): Promise<void> {
  return writeMeta(db, KEY, until);
}

/** Forgets one contact of it. */
export async function forgetTouchesUntilOf(db: RelevoDb, contactId: string): Promise<void> {
  const { [contactId]: own, ...others } = await readTouchesUntil(db);
  if (own !== undefined) await writeTouchesUntil(db, others);
}

/** Forgets it. */
export function forgetTouchesUntil(db: RelevoDb): Promise<void> {
  return db.meta.delete(KEY);
}
