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

const queue = () => app.call<{ people: (PersonView & { value: unknown })[] }>('people.queue');

/** Somebody of the rep's queue who has deals, with those once they are read. */
async function withDeals() {
  const person = await vi.waitFor(async () => {
    const found = (await queue()).people.find(({ value }) => value !== null);
    if (found === undefined) throw new Error('not read');
    return found;
  }, 20_000);
  const view = await app.call<DealsView>('deals.ofPerson', { ticket: person.ticket });
  return { person, view };
}

const stored = async (id: string) => (await storedDeals(app.services.db, [id])).get(id);

describe('deals of a contact', () => {
  it('are read in the background, stored, and shown; the card has the first in one line; none before their stage', async () => {
    const { person, view } = await withDeals();
    expect(view.deals.length).toBeGreaterThan(0);
    expect(view.gaps).toEqual([]);
    const card = await app.call<CardView>('site.card', { ticket: person.ticket });
    const fact = card.facts.find(({ key }) => key === 'deal');
    expect(fact?.value).toContain(view.deals[0]?.currency === 'GBP' ? '£' : '€');
    expect(await stored(person.contactId)).toMatchObject({ gaps: [] });
    const mqls = (await queue()).people.filter(({ stage }) => stage === 'mql');
    expect(mqls.length).toBeGreaterThan(0);
    expect(mqls.every(({ value }) => value === null)).toBe(true);
    const ofMql = await app.call('deals.ofPerson', { ticket: mqls[0]?.ticket });
    expect(ofMql).toBeNull();
  });

  it('go with their contact: erased, evicted, and never stored for an erased one', async () => {
    const { person } = await withDeals();
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
    const { person } = await withDeals();
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
