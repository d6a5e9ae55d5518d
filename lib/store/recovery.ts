import * as z from 'zod/mini';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';

const KEY = 'recovery';

const schema = z.object({
  at: z.number(),
  /** Number of changes that the database had lost and got back from the replica log. */
  restored: z.number(),
  place: z.enum(['usual', 'spare']),
});

/** A loss of the database, and what was restored. */
export type Recovery = z.infer<typeof schema>;

/** Stores a recovery, which the popup then mentions. */
export function saveRecovery(db: RelevoDb, recovery: Recovery): Promise<void> {
  return writeMeta(db, KEY, recovery);
}

/** Returns the last recovery; null if there was none. */
export async function readRecovery(db: RelevoDb): Promise<Recovery | null> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success ? parsed.data : null;
}
