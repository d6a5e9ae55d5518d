import type { RelevoDb } from './db';
import type { LogRow } from './rows';

/** Most lines in the log. @internal */
export const LOG_ROWS = 500;
/**
 * Lines above the limit before the oldest are deleted: deleting one with each new line would count
 * the table each time.
 */
const SLACK = 50;

/**
 * Adds a line to the log and deletes the oldest lines if there are too many, so that a repeated
 * error cannot fill the disk.
 */
export function addLine(db: RelevoDb, line: LogRow): Promise<void> {
  return db.transaction('rw', db.log, async () => {
    await db.log.add(line);
    if ((await db.log.count()) > LOG_ROWS + SLACK) await trimLog(db);
  });
}

/** Deletes the oldest lines until `LOG_ROWS` are left. */
export async function trimLog(db: RelevoDb): Promise<void> {
  const surplus = (await db.log.count()) - LOG_ROWS;
  if (surplus > 0) await db.log.orderBy('id').limit(surplus).delete();
}
