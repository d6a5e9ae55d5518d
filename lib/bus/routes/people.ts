import * as z from 'zod/mini';
import type { Valued } from '../../domain/clocks/queue-value';
import type { CompanyView, PersonView } from '../../domain/views/person';
import { company, intentId, nothing, offer, text, ticket } from '../inputs';
import { route } from '../route';

/** People that pages of Relevo search, add and erase. */
export const peopleRoutes = {
  'people.search': route<PersonView[]>()('page', z.object({ text: text(200) }), 25_000),
  'people.atCompany': route<CompanyView>()('page', z.object({ company }), 25_000),
  /** `total`: how many contacts the CRM has; only those that have waited longest are read. */
  'people.queue': route<{
    people: (PersonView & Pick<Valued, 'value'>)[];
    asOf: number | null;
    total?: number | null;
  }>()('page', nothing, 25_000),
  /** Links a person on a page to the contact of a ticket; `offer` says who the person is. */
  'people.link': route<null>()('page', z.object({ offer, ticket })),
  /** Adds a person with an address that the rep typed. */
  'people.add': route<{ intentId: string }>()(
    'page',
    z.object({ intentId, email: text(320), name: text(300) }),
  ),
  'people.erase': route<{ erased: boolean }>()('page', z.object({ ticket })),
} as const;
