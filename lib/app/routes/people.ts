import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { isWork, queueOrder } from '../../domain/clocks/queue';
import { putReads } from '../../store/contacts';
import { erasePerson } from '../../store/evict';
import type { ContactRow } from '../../store/rows';
import { bookReadAt, readBook } from '../../sync/book';
import { FRESH_MS } from '../../sync/lookup';
import { companyReader } from '../company';
import { refreshBookNow } from '../jobs/refresh-book';
import { owner } from '../owner';
import { holderOf, redeem, viewPeople } from '../person-views';
import type { Crm, Events, Services, Viewing } from '../services';

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>;

const MOST_FOUND = 20;
const SEARCH_MS = 20_000;

/** What the popup shows of people. */
export function peopleHandlers(services: Viewing & Crm & Events & Pick<Services, 'companies'>): PeopleHandlers {
  const atCompany = companyReader(services);
  return {
    'people.search': async ({ text }, caller) => {
      await services.ready();
      const connector = await services.reader();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      const askedAt = services.clock();
      const reads = (await connector.search(text, AbortSignal.timeout(SEARCH_MS))).slice(0, MOST_FOUND);
      await putReads(services.db, reads, askedAt, true);
      const rows = await services.db.contacts.bulkGet(reads.map((read) => read.contact.id));
      return viewPeople(
        services,
        rows.filter((row): row is ContactRow => row !== undefined),
        holderOf(caller),
      );
    },
    'people.atCompany': ({ company }, caller) => atCompany(company, caller),
    'people.queue': async (_, caller) => {
      await services.ready();
      const me = await owner(services);
      if (me === null) return { people: [], asOf: null };
      let asOf = await bookReadAt(services.db, me.id);
      // The first time there is nothing to show meanwhile; later the store answers and the CRM is asked behind it.
      if (asOf === null) {
        await refreshBookNow(services, me.id);
        asOf = await bookReadAt(services.db, me.id);
      } else if (services.clock() - asOf > FRESH_MS) {
        void refreshBookNow(services, me.id).catch((error: unknown) => services.log.caught(error, 'people.queue'));
      }
      const people = await viewPeople(services, await readBook(services.db, me.id), holderOf(caller));
      return { people: people.filter(isWork).sort(queueOrder), asOf };
    },
    'people.erase': async ({ ticket }, caller) => {
      const row = await redeem(services, ticket, caller);
      await erasePerson(services.journal, row.id);
      services.push('people', 'outbox');
      return { erased: true };
    },
  };
}
