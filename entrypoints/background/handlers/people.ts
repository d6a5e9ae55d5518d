import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Handlers } from '../../../lib/bus/server';
import type { Ask } from '../../../lib/bus/wire';
import { RelevoError } from '../../../lib/domain/failure';
import { queueOrder } from '../../../lib/domain/queue';
import type { PersonView } from '../../../lib/domain/view';
import { putReads } from '../../../lib/store/contacts';
import { erasePerson } from '../../../lib/store/evict';
import type { ContactRow } from '../../../lib/store/rows';
import { bookReadAt, readBook } from '../../../lib/sync/book';
import { FRESH_MS } from '../../../lib/sync/lookup';
import { companyReader } from '../company';
import { lookUp } from '../look-up';
import { owner } from '../owner';
import { holderOf, redeem, viewPeople } from '../people';
import type { Services } from '../services';
import { SITES } from '../sites';
import { refreshBookNow } from '../upkeep';

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}` | `tab.${string}`>>;

const MOST_FOUND = 20;
const SEARCH_MS = 20_000;

/** What a content script answers when asked who is on its page; it runs in a stranger's page, so it is checked. */
const tabAnswer = z.object({
  people: z.array(z.object({ email: z.optional(z.string()), name: z.optional(z.string()) })).check(z.maxLength(100)),
  focus: z.nullable(z.string()),
});

/** What the popup shows of people. */
export function peopleHandlers(services: Services): PeopleHandlers {
  const atCompany = companyReader(services);
  return {
    'tab.people': async (_, caller) => {
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      if (tab?.id === undefined || !SITES.some((site) => tab.url?.startsWith(`${site}/`))) {
        return { site: null, people: [], focus: null };
      }
      const ask: Ask = { relevo: 'ask', what: 'people' };
      const answer = tabAnswer.safeParse(await browser.tabs.sendMessage(tab.id, ask).catch(() => null));
      if (!answer.success) return { site: null, people: [], focus: null };
      const people = await lookUp(services, answer.data.people, caller);
      const focus = people.find((each) => each.key === `e:${answer.data.focus}`);
      return { site: 'gmail', people, focus: focus?.state === 'known' ? focus.person : null };
    },
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
      } else if (services.clock() - asOf > FRESH_MS) void refreshBookNow(services, me.id).catch(() => undefined);
      const people = await viewPeople(services, await readBook(services.db, me.id), holderOf(caller));
      return { people: order(people), asOf };
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
