import * as z from 'zod/mini';
import { ABOUT_ANSWERS } from './cache';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';
import { type Source, storeAnswer } from './store-answer';

const KEY = ABOUT_ANSWERS.touchesKnownUntil;
const schema = z.record(z.string(), z.number());

/**
 * Until when all touches of a contact are known (epoch ms), by contact id; 0 if some are missing.
 */
export type TouchesKnownUntil = Readonly<Record<string, number>>;

/** Reads it from the store; empty if nothing was stored yet. */
export async function readTouchesKnownUntil(db: RelevoDb): Promise<TouchesKnownUntil> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success ? parsed.data : {};
}

/** Stores it. */
export async function writeTouchesKnownUntil(
  source: Source,
  until: TouchesKnownUntil,
): Promise<void> {
  await storeAnswer(source, [], () => writeMeta(source.db, KEY, until));
}

/** Removes the entry of one contact. */
export async function forgetTouchesKnownUntil(db: RelevoDb, contactId: string): Promise<void> {
  const { [contactId]: own, ...others } = await readTouchesKnownUntil(db);
  if (own !== undefined) await writeMeta(db, KEY, others);
}
