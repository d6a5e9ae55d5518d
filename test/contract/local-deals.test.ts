import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { toRow } from '../../lib/crm/local/from-row';
import { createOwnList } from '../../lib/crm/local/own-list';
import { makeEmpty } from '../../lib/crm/local/sample';
import { describeDeals } from './deals-contract';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const signal = new AbortController().signal;

function openDb(name: string): LocalDb {
  return new LocalDb(name, { indexedDB: new IDBFactory(), IDBKeyRange });
}

describeDeals('the embedded workspace', { currency: 'EUR', shares: true, now: NOW }, async () => {
  const db = openDb('deals');
  const connector = createLocal({ db, clock: () => NOW, language: 'en', fill: makeEmpty });
  await connector.countsPerStage(signal);
  for (const id of [1, 2, 3]) {
    const facts = {
      id,
      name: `Person ${id}`,
      emails: [`p${id}@acme.example`],
      linkedinSlug: null,
      company: null,
      jobTitle: null,
      stage: null,
      stageDates: {},
      ownerId: null,
      campaignId: null,
    };
    await db.contacts.add(toRow(facts, 1, NOW));
  }
  return {
    connector,
    contacts: ['1', '2', '3'],
    async seed(deals) {
      const ids: string[] = [];
      for (const { contacts, amount, outcome, next, ...deal } of deals) {
        const id = await db.deals.add({
          ...deal,
          contactIds: contacts.map((place) => place + 1),
          // Every deal of the sample has an amount, so a missing one is stored past the type.
          amount: (amount === null ? null : Math.round(Number(amount) * 100)) as number,
          currency: 'EUR',
          stage: outcome === 'open' ? 'proposal' : outcome,
          campaignId: null,
          ownerId: null,
          createdAt: NOW,
          next: next === null ? null : { at: NOW, title: next },
          last: null,
        });
        ids.push(String(id));
      }
      return ids;
    },
    close: async () => db.close(),
  };
});

it('reads deals of the sample with names, campaigns and activities in the language', async () => {
  const db = openDb('sample');
  const connector = createLocal({ db, clock: () => NOW, language: 'es' });
  const span = { from: 0, until: NOW };
  const { deals } = connector;
  const [won, lost] = [
    await deals?.closed('won', span, null, signal),
    await deals?.closed('lost', span, null, signal),
  ];
  expect(won?.deals.length).toBeGreaterThan(0);
  expect(won?.deals.every(({ stage }) => stage === 'Ganado')).toBe(true);
  expect(lost?.deals.every(({ lostReason }) => lostReason !== null)).toBe(true);
  expect(won?.deals.some(({ campaign, owner }) => campaign !== null && owner !== null)).toBe(true);
  db.close();
});

it('has no deals in an own list, rather than an empty list of them', () => {
  const db = openDb('own');
  expect(createOwnList({ db, clock: () => NOW, language: 'en' }).deals).toBeNull();
});
