import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import { isWork, queueOrder } from '../../domain/clocks/queue';
import { normaliseEmail } from '../../domain/person/identity';
import { putAnswer } from '../../store/answers';
import { putReads } from '../../store/contacts';
import { erasePerson } from '../../store/evict';
import { enqueue } from '../../store/outbox-rows';
import type { ContactRow } from '../../store/rows';
import { sourceOf } from '../../store/store-answer';
import { bookState, MOST_OF_BOOK, readBook } from '../../sync/book';
import { FRESH_MS } from '../../sync/lookup';
import { verifyAnswer } from '../action-tokens';
import { companyReader } from '../company';
import { valuesOf } from '../deals';
import { refreshBookNow } from '../jobs/refresh-book';
import { owner } from '../owner';
import { holderOf, redeem, viewPeople } from '../person-views';
import type { Crm, Events, Services, Viewing } from '../services';

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>;

const MOST_FOUND = 20;
const SEARCH_MS = 20_000;

/** Handlers for the people in the popup. */
export function peopleHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'companies' | 'deals' | 'flush'>,
): PeopleHandlers {
  const atCompany = companyReader(services);
  return {
    'people.search': async ({ text }, caller) => {
      await services.ready();
      const connector = await services.reader();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      const [askedAt, holder] = [services.clock(), await holderOf(services, caller)];
      const reads = (await connector.search(text, AbortSignal.timeout(SEARCH_MS))).slice(
        0,
        MOST_FOUND,
      );
      // The connection changed while the CRM answered: these contacts do not exist in the new one.
      if (connector.connection !== holder.connection) return [];
      await putReads(sourceOf(services.db, connector), reads, askedAt, true);
      const rows = await services.db.contacts.bulkGet(reads.map((read) => read.contact.id));
      return viewPeople(
        services,
        rows.filter((row): row is ContactRow => row !== undefined),
        holder,
      );
    },
    'people.atCompany': ({ company }, caller) => atCompany(company, caller),
    'people.queue': async (_, caller) => {
      await services.ready();
      const holder = await holderOf(services, caller);
      const me = await owner(services);
      if (me === null) return { people: [], asOf: null, total: null };
      let book = await bookState(services.db, me.id);
      // The first time the caller waits for the CRM. Later the store answers, and the CRM is read
      // in the background.
      if (book === null) {
        await refreshBookNow(services, me.id);
        book = await bookState(services.db, me.id);
      } else if (!isFresh(book.at, services.clock(), FRESH_MS))
        void refreshBookNow(services, me.id).catch((error: unknown) =>
          services.log.caught(error, 'people.queue'),
        );
      const rows = await readBook(services.db, me.id);
      const [people, values] = await Promise.all([
        viewPeople(services, rows, holder),
        valuesOf(services, rows),
      ]);
      return {
        people: people
          .filter(isWork)
          .sort(queueOrder)
          .map((person) => ({ ...person, value: values.get(person.contactId) ?? null })),
        asOf: book?.at ?? null,
        total: book !== null && book.total > MOST_OF_BOOK ? book.total : null,
      };
    },
    'people.link': async ({ offer, ticket }, caller) => {
      const { keys, connection } = await verifyAnswer(services, caller, offer);
      const { row, holder } = await redeem(services, ticket, caller);
      const answer = { connection, contactId: row.id, keys };
      if (connection !== holder.connection)
        throw new RelevoError({ code: 'bus/forbidden', detail: 'ticket' });
      await putAnswer(services.journal, answer, { same: true, by: 'rep', at: services.clock() });
      services.push('people', 'tab');
      return null;
    },
    'people.add': async ({ intentId, email, name }) => {
      await services.ready();
      const address = normaliseEmail(email);
      if (address === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'email' });
      const { id: connection } = await services.connection();
      const action = { kind: 'add', email: address, name: name.trim() } as const;
      const intent = { intentId, contactId: `add:${address}`, connection, action };
      await enqueue(services.journal, intent, services.clock());
      services.push('people', 'outbox', 'tab');
      services.flush();
      return { intentId };
    },
    'people.erase': async ({ ticket }, caller) => {
      const { row } = await redeem(services, ticket, caller);
      await erasePerson(services.journal, row.id);
      services.push('people', 'outbox');
      return { erased: true };
    },
  };
}
