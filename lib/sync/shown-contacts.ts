import type { Connected } from '../crm/port/connector';
import { isAhead } from '../domain/base/fresh';
import { ABOUT_ANSWERS } from '../store/cache';
import { putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { readMeta, writeMeta } from '../store/meta';
import { sourceOf, storeAnswer } from '../store/store-answer';

const KEY = ABOUT_ANSWERS.refreshed;
const MOST = 500;
const SEEN_MS = 2 * 86_400_000;
/**
 * Overlap of two checks, ms: the clocks of two machines differ, and a CRM may stamp a change before
 * it can be read.
 */
const OVERLAP_MS = 2 * 60_000;

/**
 * Refreshes the contacts that were shown lately: asks the CRM which of them changed since the last
 * time, and reads those.
 * @returns how many changed visibly
 * @throws RelevoError
 */
export async function refreshShownContacts(
  db: RelevoDb,
  connector: Connected,
  clock: () => number,
  signal: AbortSignal,
): Promise<number> {
  const now = clock();
  const ids = await db.contacts
    .where('seenAt')
    .above(now - SEEN_MS)
    .reverse()
    .limit(MOST)
    .primaryKeys();
  if (ids.length === 0) return 0;
  const stored = await readMeta(db, KEY);
  const since = typeof stored === 'number' && !isAhead(stored, now) ? stored : now - SEEN_MS;
  const changed = await connector.changedSince(ids, since - OVERLAP_MS, signal);
  const reads = changed.length === 0 ? [] : [...(await connector.read(changed, signal)).values()];
  const source = sourceOf(db, connector);
  const shown = await putReads(source, reads, now, false);
  await storeAnswer(source, [], () => writeMeta(db, KEY, now));
  return shown.length;
}
