import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContactDeals } from '../../../lib/crm/port/deals';
import type { DealsView } from '../../../lib/domain/views/deals';
import type { CardView, PersonView } from '../../../lib/domain/views/person';
import { readConnection } from '../../../lib/store/connection';
import { putDeals, storedDeals } from '../../../lib/store/deals';
import { erasePerson, evict } from '../../../lib/store/evict';
import { deal } from '../domain/deal';
import { type App, startApp } from './start-app';

let app: App;

beforeEach(async () => {
  app = startApp();
  await app.services.ready();
});

afterEach(async () => {
  app.services.reconnect();
  await app.services.lookup.settled();
  await app.services.journal.erase();
});

const find = async (text: string) => app.call<PersonView[]>('people.search', { text });

/** Somebody of the sample at a stage who has deals, with those once they are read. */
async function withDeals(stages: readonly string[]) {
  const people = (await Promise.all(['a', 'e', 'o'].map(find))).flat();
  const connector = await app.services.connector();
  const ids = people
    .filter(({ stage }) => stages.includes(stage ?? ''))
    .map(({ contactId }) => contactId);
  const answer = await connector?.deals?.ofContacts(ids, AbortSignal.timeout(10_000));
  const person = people.find(({ contactId }) => answer?.deals.has(contactId));
  if (person === undefined) throw new Error('nobody has deals');
  const view = await vi.waitFor(async () => {
    const found = await app.call<DealsView | null>('deals.ofPerson', { ticket: person.ticket });
    if (found?.readAt == null) throw new Error('not read');
    return found;
  });
  return { person, view };
}

const stored = async (id: string) => (await storedDeals(app.services.db, [id])).get(id);

describe('deals of a contact', () => {
  it('are read in the background, stored, and shown; the card has the first in one line', async () => {
    const { person, view } = await withDeals(['opportunity', 'customer', 'sql']);
    expect(view.deals.length).toBeGreaterThan(0);
    expect(view.gaps).toEqual([]);
    const card = await app.call<CardView>('site.card', { ticket: person.ticket });
    const fact = card.facts.find(({ key }) => key === 'deal');
    expect(fact?.value).toContain(view.deals[0]?.currency === 'GBP' ? '£' : '€');
    expect(await stored(person.contactId)).toMatchObject({ gaps: [] });
  });

  it('are not shown before the stage of deals', async () => {
    const lead = (await find('a')).find(({ stage }) => stage === 'lead' || stage === 'mql');
    expect(await app.call('deals.ofPerson', { ticket: lead?.ticket })).toBeNull();
  });

  it('go with their contact: erased, evicted, and never stored for an erased one', async () => {
    const { person } = await withDeals(['opportunity', 'customer', 'sql']);
    const { db, journal } = app.services;
    const { id: connection } = await readConnection(db);
    const answer: ContactDeals = {
      deals: new Map([[person.contactId, [deal()]]]),
      gaps: [],
    };
    await erasePerson(journal, person.contactId);
    expect(await stored(person.contactId)).toBeUndefined();
    await putDeals({ db, connection }, [person.contactId], answer, 1);
    expect(await stored(person.contactId)).toBeUndefined();
    const [other] = await db.contacts.toArray();
    await putDeals({ db, connection }, [other?.id ?? ''], answer, 1);
    expect(await stored(other?.id ?? '')).toBeDefined();
    await evict(journal, { cacheDays: 30, contacts: 0 }, Date.now());
    expect(await db.deals.count()).toBe(0);
  });

  it('are dropped at a switch, and an answer for the former connection is not stored', async () => {
    const { person } = await withDeals(['opportunity', 'customer', 'sql']);
    const { db } = app.services;
    const [row] = await db.contacts.where('id').equals(person.contactId).toArray();
    await app.call('connection.save', { kind: 'own-list' });
    expect(await db.deals.count()).toBe(0);
    if (row !== undefined) await db.contacts.put(row);
    const answer: ContactDeals = { deals: new Map(), gaps: [] };
    await putDeals({ db, connection: 'local' }, [person.contactId], answer, 1);
    expect(await db.deals.count()).toBe(0);
    expect(await app.call('people.queue')).toBeDefined();
  });
});

describe('the queue', () => {
  it('knows the value of open deals once they are read', async () => {
    const queue = () => app.call<{ people: (PersonView & { value: unknown })[] }>('people.queue');
    await vi.waitFor(async () => {
      const { people } = await queue();
      expect(people.some(({ value }) => value !== null)).toBe(true);
      const mqls = people.filter(({ stage }) => stage === 'mql');
      expect(mqls.every(({ value }) => value === null)).toBe(true);
    });
  });
});
