import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import type { OutboxTransaction } from '../../store/journal';
import { finish, firstIntents, intentById, toPending } from '../../store/outbox-rows';
import { readRecovery } from '../../store/recovery';
import type { OutboxRow } from '../../store/rows';
import { step } from '../../sync/outbox-machine';
import type { Events, Services, Store } from '../services';

type OutboxHandlers = Pick<Handlers, Extract<keyof Handlers, `outbox.${string}`>>;

/** Changes told at once: a popup cannot show thousands. */
const MOST_TOLD = 100;
/** How long a recovery is told, ms. */
const RECOVERY_TOLD_MS = 7 * 86_400_000;

/** What the rep sees of changes on their way, and decides about those that wait for a decision. */
export function outboxHandlers(services: Store & Events & Pick<Services, 'flush'>): OutboxHandlers {
  const { db, journal } = services;
  /** In one step with the look, since it may be decided about in two windows at once. */
  const decide = async (intentId: string, run: (draft: OutboxTransaction, row: OutboxRow) => Promise<unknown>) => {
    await services.ready();
    await journal.change([], async (draft) => {
      const row = await intentById(db, intentId);
      if (row?.state !== 'parked') throw new RelevoError({ code: 'bus/bad-request', detail: 'not parked' });
      await run(draft, row);
    });
    services.push('people', 'outbox');
    services.flush();
    return null;
  };
  return {
    'outbox.list': async () => {
      await services.ready();
      const [rows, total, recovery] = await Promise.all([
        firstIntents(db, MOST_TOLD),
        db.outbox.count(),
        readRecovery(db),
      ]);
      const people = await db.contacts.bulkGet(rows.map((row) => row.contactId));
      const intents = rows.map((row, index) => {
        const who = people[index]?.contact.name;
        return who === undefined ? toPending(row) : { ...toPending(row), who };
      });
      const recent = recovery !== null && services.clock() - recovery.at < RECOVERY_TOLD_MS;
      return { intents, total, recovery: recent ? recovery : null };
    },
    'outbox.retry': ({ intentId }) =>
      decide(intentId, async (draft, row) => {
        const next = step(row, { kind: 'retry' }, { now: services.clock(), readLagMs: 0, random: 0 });
        if (next.do === 'keep') await draft.put(next.row);
      }),
    'outbox.discard': ({ intentId }) =>
      decide(intentId, (draft, row) => finish(draft, row, 'discarded', services.clock())),
  };
}
