import * as z from 'zod/mini';
import { isFresh } from '../domain/base/fresh';
import { readMeta, writeMeta } from '../store/meta';
import type { Services } from './services';

/** Coming back within this time counts as the same visit, ms. */
const SAME_VISIT_MS = 30 * 60_000;
/** On a first visit, everything of the last week is new. */
const FIRST_VISIT_MS = 7 * 86_400_000;
const VISIT = 'feedback-visit';
const visitSchema = z.object({ before: z.number(), last: z.number() });

/** Returns when the previous visit ended, epoch ms; 0 on the first. */
export async function visitBefore({ db }: Pick<Services, 'db'>): Promise<number> {
  const stored = visitSchema.safeParse(await readMeta(db, VISIT));
  return stored.success ? stored.data.before : 0;
}

/** Stores that the page of feedback is being visited. */
export async function storeVisit({
  db,
  clock,
  push,
}: Pick<Services, 'clock' | 'db' | 'push'>): Promise<void> {
  const now = clock();
  const stored = visitSchema.safeParse(await readMeta(db, VISIT));
  const { before, last } = stored.success ? stored.data : { before: 0, last: now - FIRST_VISIT_MS };
  const again = isFresh(last, now, SAME_VISIT_MS);
  // Not later than now: a visit stored while the clock was ahead would hide news until that
  // time.
  await writeMeta(db, VISIT, { before: Math.min(again ? before : last, now), last: now });
  if (!again) push('feedback');
}
