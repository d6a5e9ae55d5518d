import type { RelevoDb } from './db';
import type { LogRow } from './rows';

/** The most lines that the log holds. @internal */
export const LOG_ROWS = 500;
/**
 * Lines over the limit that are let stand before the oldest go: trimming at each line would cost a
 * count each time.
 */
const SLACK = 50;

/**
 * Adds a line to the log, and takes the oldest out when there are too many: whoever makes lines
 * cannot fill the disk.
 */
export function addLine(db: RelevoDb, line: LogRow): Promise<void> {
  return db.transaction('rw', db.log, async () => {
    await db.log.add(line);
    if ((await db.log.count()) > LOG_ROWS + SLACK) await trimLog(db);
  });
}

/** Takes the oldest lines out until `LOG_ROWS` are left. */
export async function trimLog(db: RelevoDb): Promise<void> {
  const surplus = (await db.log.count()) - LOG_ROWS;
  if (surplus > 0) await db.log.orderBy('id').limit(surplus).delete();
}
