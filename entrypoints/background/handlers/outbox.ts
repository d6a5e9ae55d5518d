import type { Handlers } from '../../../lib/bus/server';
import { RelevoError } from '../../../lib/domain/failure';
import { allIntents, finish, intentById, toPending } from '../../../lib/store/outbox';
import { step } from '../../../lib/sync/outbox-machine';
import type { Services } from '../services';

type OutboxHandlers = Pick<Handlers, Extract<keyof Handlers, `outbox.${string}`>>;

/** What the rep sees of changes on their way, and decides about those that wait for a decision. */
export function outboxHandlers(services: Services): OutboxHandlers {
  const parked = async (intentId: string) => {
    await services.ready();
    const row = await intentById(services.db, intentId);
    if (row?.state !== 'parked') throw new RelevoError({ code: 'bus/bad-request', detail: 'not parked' });
    return row;
  };
  return {
    'outbox.list': async () => {
      await services.ready();
      const rows = await allIntents(services.db);
      const people = await services.db.contacts.bulkGet(rows.map((row) => row.contactId));
      return rows.map((row, index) => {
        const who = people[index]?.contact.name;
        return who === undefined ? toPending(row) : { ...toPending(row), who };
      });
    },
    'outbox.retry': async ({ intentId }) => {
      const context = { now: services.clock(), readLagMs: 0, random: 0 };
      const next = step(await parked(intentId), { kind: 'retry' }, context);
      if (next.do === 'keep') await services.db.outbox.put(next.row);
      services.push('outbox');
      services.flush();
      return null;
    },
    'outbox.discard': async ({ intentId }) => {
      await finish(services.db, await parked(intentId), 'discarded', services.clock());
      services.push('people', 'outbox');
      services.flush();
      return null;
    },
  };
}
