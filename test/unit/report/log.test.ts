import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../lib/domain/base/failure';
import { createLog, type Log } from '../../../lib/report/log';
import { RelevoDb } from '../../../lib/store/db';
import { addLine, LOG_ROWS } from '../../../lib/store/log';

const refused: Failure = { code: 'bus/bad-request', detail: '' };
let now: number;
let lines: { at: number; code: string; detail: string }[];
let log: Log;

beforeEach(() => {
  now = 1_000_000;
  lines = [];
  log = createLog({ log: { add: async (line) => lines.push(line) } }, () => now);
});

describe('the log', () => {
  it('writes few lines of a message that is refused again and again, and says that there were more', () => {
    for (let left = 10_000; left > 0; left--) log.add(refused, 'site.lookup');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines[0]?.detail).toBe('site.lookup');
    expect(lines.at(-1)?.detail).toMatch(/more of the same/);
  });

  it('lets no flood hide another failure', () => {
    for (let left = 1_000; left > 0; left--) log.add(refused, 'site.lookup');
    log.add({ code: 'bug', detail: '' }, 'tick');
    expect(lines.at(-1)).toMatchObject({ code: 'bug', detail: 'tick' });
  });

  it('goes on in the next minute, also after the clock was set back', () => {
    for (let left = 100; left > 0; left--) log.add(refused, 'site.lookup');
    for (const later of [60_000, -86_400_000]) {
      const before = lines.length;
      now += later;
      log.add(refused, 'site.lookup');
      expect(lines).toHaveLength(before + 1);
    }
  });
});

describe('the table of the log', () => {
  let db: RelevoDb;
  beforeEach(() => {
    db = new RelevoDb(`log-${Math.random()}`);
  });
  afterEach(() => db.delete());

  it('is cut while it is written, the oldest lines first', async () => {
    for (let at = 1; at <= LOG_ROWS * 2; at++) await addLine(db, { at, code: 'bug', detail: '' });
    expect(await db.log.count()).toBeLessThan(LOG_ROWS + 100);
    expect((await db.log.orderBy('id').last())?.at).toBe(LOG_ROWS * 2);
  });
});
