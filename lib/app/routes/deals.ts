import type { Handlers } from '../../bus/server';
import { viewDeals } from '../deals';
import { redeem } from '../person-views';
import type { Crm, Events, Services, Viewing } from '../services';

/** Handlers for the deals of a contact. */
export function dealsHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'deals'>,
): Pick<Handlers, 'deals.ofPerson'> {
  return {
    'deals.ofPerson': async ({ ticket }, caller) => {
      const { row } = await redeem(services, ticket, caller);
      return viewDeals(services, row);
    },
  };
}
