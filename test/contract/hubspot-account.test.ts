import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../crm/faults';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';

const signal = AbortSignal.timeout(600_000);
let pair: HubSpotPair;

beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.server.close());

const person = (email: string, values: Record<string, string> = {}) =>
  pair.server.control.upsertContact({ email: `${email}@acme.example`, ...values });

describe('stages', () => {
  it('of the order -1 come last, and hidden ones are neither offered nor written, but read', async () => {
    const { stages } = await pair.connector.vocabulary(signal);
    expect(stages.at(-1)?.id).toBe('other');
    expect(stages.map(({ id }) => id)).not.toContain('90211');
    const there = person('hidden', { lifecyclestage: '90211' });
    const read = (await pair.connector.read([there], signal)).get(there);
    expect(read?.contact.nativeStage).toEqual({ id: '90211', label: 'Prospect (old)' });
    pair.server.control.properties.setStages([
      ['lead', 'Lead', { displayOrder: -1, hidden: true }],
      ['subscriber', 'Subscriber'],
      ['marketingqualifiedlead', 'MQL'],
    ]);
    const moved = person('moved', { lifecyclestage: '' });
    const outcome = await connectTo(pair.server).setStage(
      { contactId: moved, from: null, to: 'lead' },
      signal,
    );
    expect([outcome.kind, pair.server.control.contact(moved)?.values['lifecyclestage']]).toEqual([
      'applied',
      'subscriber',
    ]);
  });

  it('with capitals are in the queue as they are in the counts', async () => {
    pair.server.control.properties.setStages([['Cold_Lead', 'Cold lead']]);
    const id = person('capital', { lifecyclestage: 'Cold_Lead', hubspot_owner_id: '41' });
    const crm = connectTo(pair.server, { stages: { Cold_Lead: 'mql' } });
    expect(await crm.countsPerStage(signal)).toEqual({ mql: 1 });
    const book = await crm.contactsOfOwner('41', ['mql'], 10, signal);
    expect([book.total, book.reads.map(({ contact }) => contact.id)]).toEqual([1, [id]]);
  });
});

describe('owners', () => {
  it('who left, and queues, stand at their contacts and are offered to no rep', async () => {
    expect((await pair.connector.owners(signal)).map(({ id }) => id)).toEqual([
      '41',
      '42',
      '43',
      '44',
      '45',
      '93',
    ]);
    const ids = ['91', '92'].map((owner) => person(`owned${owner}`, { hubspot_owner_id: owner }));
    const reads = await pair.connector.read(ids, signal);
    expect(ids.map((id) => reads.get(id)?.contact.owner?.name)).toEqual(['Olaf Past', 'Web chat']);
  });
});

it('offers what stands in a group of scores, whatever it is called', async () => {
  pair.server.control.properties.add('contacts', 'icp_fit', 'ICP fit', 'number', {
    group: 'lead_scoring',
  });
  pair.server.control.properties.add('contacts', 'shoe_size', 'Shoe size', 'number');
  const { scoreFields } = await connectTo(pair.server).vocabulary(signal);
  expect(scoreFields.map(({ name }) => name)).toContain('icp_fit');
  expect(scoreFields.map(({ name }) => name)).not.toContain('shoe_size');
});

it('has no links and lacks nothing else where the key may not read the account, and those of its region where it may', async () => {
  const id = person('link');
  const url = async (crm: typeof pair.connector) =>
    (await crm.read([id], signal)).get(id)?.contact.url;
  expect(await url(pair.connector)).toMatch(/^https:\/\/app-eu1\.hubspot\.com\//);
  pair.server.control.addToken('poor', ['crm.objects.contacts.read', 'crm.objects.owners.read']);
  expect(await url(connectTo(pair.server, { token: 'poor' }))).toBeNull();
});

it('finds in the popup who changed last, of many with a name', async () => {
  for (let index = 0; index < 30; index++) person(`ana${index}`, { firstname: 'Ana' });
  const newest = person('ana-new', { firstname: 'Ana' });
  const hits = await pair.connector.search('ana', signal);
  expect(hits.map(({ contact }) => contact.id)).toContain(newest);
});

describe('the queue', () => {
  const waiting = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
  const seed = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      person(`wait${index}`, {
        lifecyclestage: index % 2 === 0 ? 'marketingqualifiedlead' : 'opportunity',
        hubspot_owner_id: '41',
        hs_v2_date_entered_current_stage: waiting(index),
        [`hs_v2_date_entered_${index % 2 === 0 ? 'marketingqualifiedlead' : 'opportunity'}`]:
          waiting(index),
      }),
    );

  it('begins with who has waited longest, and says how many there are', async () => {
    const ids = seed(230);
    const book = await pair.connector.contactsOfOwner('41', ['mql', 'opportunity'], 200, signal);
    expect(book.total).toBe(230);
    expect(book.reads.map(({ contact }) => contact.id)).toEqual(ids.slice(0, 200));
  });

  it('does so too in an account that has a date for each stage alone', async () => {
    const ids = seed(6);
    pair.server.control.properties.remove('contacts', 'hs_v2_date_entered_current_stage');
    const book = await connectTo(pair.server).contactsOfOwner(
      '41',
      ['mql', 'opportunity'],
      4,
      signal,
    );
    expect([book.total, book.reads.map(({ contact }) => contact.id)]).toEqual([6, ids.slice(0, 4)]);
  });
});

describe('a history', () => {
  const form = {
    recent_conversion_date: '2026-11-01T10:00:00.000Z',
    recent_conversion_event_name: 'Form',
  };

  it('keeps a value whose versions are an empty list', async () => {
    const id = person('h1', form);
    const { touches } = await pair.connector.touches(id, null, signal);
    expect(touches.map(({ kind }) => kind)).toEqual(['form']);
  });

  it.each([
    ['500', { kind: 'server-error' }],
    [
      '400',
      { kind: 'answer', status: 400, body: '{}', headers: { 'content-type': 'application/json' } },
    ],
    ['207 with an error', { kind: 'partial' }],
    ['429', { kind: 'rate-limit', retryAfter: { seconds: 1 } }],
  ] as [string, Fault][])(
    'whose calls answer %s has a gap, and is never the whole one',
    async (_, fault) => {
      const id = person('h2', form);
      pair.server.control.addActivity('calls', id, { hs_call_title: 'Call' });
      pair.server.control.faults.add({ match: { path: '/crm/objects/*/calls/batch/read' }, fault });
      const { touches, gaps } = await connectTo(pair.server).touches(id, null, signal);
      expect(touches.map(({ kind }) => kind)).toEqual(['form']);
      expect(gaps).toEqual([expect.objectContaining({ what: 'touches', why: 'failed' })]);
    },
  );

  it('has both times at one event, and none of one without a time', async () => {
    const id = person('h3');
    const [asked, came] = [Date.UTC(2026, 9, 1), Date.UTC(2026, 9, 8)];
    const event = {
      contactId: id,
      eventId: '5',
      eventName: 'Webinar',
      durationSeconds: null,
      percentage: null,
    };
    pair.server.control.addParticipation({ ...event, state: 'REGISTERED', occurredAt: asked });
    pair.server.control.addParticipation({ ...event, state: 'ATTENDED', occurredAt: came });
    const { touches } = await pair.connector.touches(id, null, signal);
    expect(touches.map(({ at, kind }) => [at, kind])).toEqual([
      [came, 'event'],
      [asked, 'event'],
    ]);
  });
});
