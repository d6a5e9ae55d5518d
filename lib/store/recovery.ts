import * as z from 'zod/mini';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';

const KEY = 'recovery';

const schema = z.object({
  at: z.number(),
  /** Changes that the database had lost and got back from the replica log. */
  restored: z.number(),
  place: z.enum(['usual', 'spare']),
});

/** That the browser lost the database, and what came back. */
export type Recovery = z.infer<typeof schema>;

/** Remembers a recovery for whoever looks. */
export function noteRecovery(db: RelevoDb, recovery: Recovery): Promise<void> {
  return writeMeta(db, KEY, recovery);
}

/** The last recovery; null when there was none. */
export async function readRecovery(db: RelevoDb): Promise<Recovery | null> {
  const parsed = schema.safeParse(await readMeta(db, KEY));
  return parsed.success ? parsed.data : null;
}
