import type { Handlers } from '../../../lib/bus/server';
import { RelevoError } from '../../../lib/domain/failure';
import { queueOrder } from '../../../lib/domain/queue';
import type { PersonView } from '../../../lib/domain/view';
import { putReads } from '../../../lib/store/contacts';
import { erasePerson } from '../../../lib/store/evict';
import type { ContactRow } from '../../../lib/store/rows';
import { bookState, MOST_OF_BOOK, readBook } from '../../../lib/sync/book';
import { FRESH_MS } from '../../../lib/sync/lookup';
import { companyReader } from '../company';
import { owner } from '../owner';
import { holderOf, redeem, viewPeople } from '../people';
import type { Services } from '../services';
import { refreshBookNow } from '../upkeep';

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>;

const MOST_FOUND = 20;
const SEARCH_MS = 20_000;

/** What the popup shows of people. */
export function peopleHandlers(services: Services): PeopleHandlers {
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
      if (me === null) return { people: [], asOf: null, total: null };
      let book = await bookState(services.db, me.id);
      // The first time there is nothing to show meanwhile; later the store answers and the CRM is asked behind it.
      if (book === null) {
        await refreshBookNow(services, me.id);
        book = await bookState(services.db, me.id);
      } else if (services.clock() - book.at > FRESH_MS) void refreshBookNow(services, me.id).catch(() => undefined);
      const people = await viewPeople(services, await readBook(services.db, me.id), holderOf(caller));
      return {
        people: order(people),
        asOf: book?.at ?? null,
        total: book !== null && book.total > MOST_OF_BOOK ? book.total : null,
      };
    },
    'people.erase': async ({ ticket }, caller) => {
      const row = await redeem(services, ticket, caller);
      await erasePerson(services.journal, row.id);
      services.push('people', 'outbox');
      return { erased: true };
    },
  };
}

/** An SQL is work only when the date to look again has come. */
function order(people: readonly PersonView[]): PersonView[] {
  const due = people.filter((person) => person.stage !== 'sql' || person.clock?.state === 'late');
  return [...due].sort(queueOrder);
}
