import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { putReads } from '../../store/contacts';
import { sourceOf } from '../../store/store-answer';
import { giveContest } from '../contests';
import { holderOf, redeem } from '../person-tickets';
import type { Crm, Events, Services, Viewing } from '../services';
import { viewPeople } from '../view-people';

type ContestHandlers = Pick<Handlers, Extract<keyof Handlers, `contests.${string}`>>;

const READ_MS = 20_000;

/** Handlers for what sales says of the touches that are credited. */
export function contestHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'flush'>,
): ContestHandlers {
  const { db } = services;
  return {
    'contests.give': async (input, caller) =>
      giveContest(services, await redeem(services, input.ticket, caller), input),
    'contests.person': async ({ contactId }, caller) => {
      await services.ready();
      const holder = await holderOf(services, caller);
      if ((await db.contacts.get(contactId)) === undefined) {
        const connector = await services.reader();
        if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
        const askedAt = services.clock();
        const reads = await connector.read([contactId], AbortSignal.timeout(READ_MS));
        // Over another connection the same id is another person.
        if (connector.connection !== holder.connection) return null;
        await putReads(sourceOf(db, connector), [...reads.values()], askedAt, true);
      }
      const row = await db.contacts.get(contactId);
      const [person] = row === undefined ? [] : await viewPeople(services, [row], holder);
      return person === undefined ? null : { ticket: person.ticket };
    },
  };
}
