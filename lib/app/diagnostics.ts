import * as z from 'zod/mini';
import type { DiagnosticsView } from '../domain/views/admin';
import type { RelevoDb } from '../store/db';

const LINES = 100;
const HEALTH = 'health:';

const health = z.object({
  at: z.number(),
  signals: z.array(z.object({ id: z.string(), state: z.enum(['ok', 'fallback', 'missing']) })),
});

/**
 * Collects facts about this installation without personal data: signals found on pages, table
 * sizes, error codes.
 */
export async function readDiagnostics(db: RelevoDb, version: string): Promise<DiagnosticsView> {
  const [pages, contacts, touches, pending, parked, log] = await Promise.all([
    db.meta.where('key').startsWith(HEALTH).toArray(),
    db.contacts.count(),
    db.touches.count(),
    db.outbox.where('state').notEqual('parked').count(),
    db.outbox.where('state').equals('parked').count(),
    db.log.orderBy('id').reverse().limit(LINES).toArray(),
  ]);
  return {
    sites: pages.flatMap(({ key, value }) => {
      const parsed = health.safeParse(value);
      return parsed.success ? [{ site: key.slice(HEALTH.length), ...parsed.data }] : [];
    }),
    cache: { contacts, touches, pending, parked },
    log: log.map(({ at, code, detail, frames = [] }) => ({ at, code, detail, frames })),
    version,
  };
}
