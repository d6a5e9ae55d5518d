import type { Handlers } from '../../bus/server';
import { createThreads } from '../../sync/read-threads';
import { holderOf, redeem } from '../person-tickets';
import { createCustomerReader, noteAsked, referralsView, setReferrer } from '../referrals';
import type { Crm, Events, Services, Viewing } from '../services';

type ReferralHandlers = Pick<Handlers, Extract<keyof Handlers, `referrals.${string}`>>;

/** Handlers for word of mouth: who referred a contact, and who could refer others. */
export function referralHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'flush'>,
): ReferralHandlers {
  const threads = createThreads(services.db);
  const readCustomers = createCustomerReader(services);
  return {
    'referrals.set': async ({ ticket, by, intentId }, caller) => {
      const contact = await redeem(services, ticket, caller);
      const referrer = by === null ? null : (await redeem(services, by, caller)).row;
      return setReferrer(services, contact, referrer, { intentId });
    },
    'referrals.asked': async ({ ticket, intentId }, caller) =>
      noteAsked(services, await redeem(services, ticket, caller), { intentId }),
    'referrals.list': async ({ mine }, caller) => {
      await services.ready();
      readCustomers();
      const holder = await holderOf(services, caller);
      return referralsView(services, await threads(), mine, holder);
    },
  };
}
