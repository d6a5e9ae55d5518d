import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHubSpot } from '../../lib/crm/hubspot/connector';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { memoryStore } from './memory-store';

const signal = AbortSignal.timeout(60_000);
let server: HubSpotServer;

beforeEach(async () => {
  server = await startHubSpotServer({ searchLagMs: 0 });
  server.control.noLimits();
});
afterEach(() => server.close());

function connect(profileField: string | null, fetcher: typeof fetch = fetch) {
  return createHubSpot({
    token: async () => server.token,
    mapping: { stages: {}, stageField: null, scoreField: null, profileField },
    fetch: fetcher,
    clock: Date.now,
    sleep: async () => undefined,
    store: memoryStore(),
    baseUrl: server.url,
    timeoutMs: 2_000,
  });
}

const ana = (more: Record<string, string> = {}) =>
  server.control.upsertContact({
    email: 'ana@acme.example',
    firstname: 'Ana',
    lastname: 'López',
    ...more,
  });
const held = (id: string, field = 'hs_linkedin_url') =>
  server.control.contact(id)?.values[field] ?? '';

it('writes over nothing that a user typed, also where it is no profile, and says what stands there', async () => {
  const typed = 'ask her assistant';
  const id = ana({ hs_linkedin_url: typed });
  const outcome = await connect(null).setProfile(
    { contactId: id, from: null, to: 'ana-lopez' },
    signal,
  );
  expect(outcome).toMatchObject({ kind: 'conflict', held: typed });
  expect(held(id)).toBe(typed);
});

it('leaves the address of a member id alone: it may be theirs, and no rep has said so', async () => {
  const address = 'https://www.linkedin.com/in/ACoAA1234567890abcdefghijklmnopqrstuvwx';
  const id = ana({ hs_linkedin_url: address });
  const outcome = await connect(null).setProfile(
    { contactId: id, from: null, to: 'ana-lopez' },
    signal,
  );
  expect(outcome).toMatchObject({ kind: 'conflict', held: address });
});

it('writes into the property that an administrator mapped, finds by it, and leaves HubSpot’s own alone', async () => {
  server.control.properties.add('contacts', 'linkedin_profile', 'LinkedIn', 'string');
  const id = ana({ hs_linkedin_url: 'https://www.linkedin.com/in/old-name' });
  const connector = connect('linkedin_profile');
  const change = { contactId: id, from: 'old-name', to: 'new-name' } as const;
  expect(await connector.setProfile(change, signal)).toMatchObject({
    kind: 'applied',
    contact: { linkedinSlug: 'new-name' },
  });
  expect([held(id, 'linkedin_profile'), held(id)]).toEqual([
    'https://www.linkedin.com/in/new-name',
    'https://www.linkedin.com/in/old-name',
  ]);
  const [answer] = await connector.lookup([{ linkedinSlug: 'new-name' }], signal);
  expect(answer?.found.map(({ contact }) => contact.id)).toEqual([id]);
});

it('says unknown when the answer of the write is lost, and applied when it is asked again', async () => {
  const id = ana();
  let lose = true;
  const connector = connect(null, async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method !== 'PATCH' || !lose) return response;
    lose = false;
    throw new TypeError('connection reset');
  });
  const change = { contactId: id, from: null, to: 'ana-lopez' } as const;
  expect((await connector.setProfile(change, signal)).kind).toBe('unknown');
  expect(held(id)).toBe('https://www.linkedin.com/in/ana-lopez');
  expect((await connector.setProfile(change, signal)).kind).toBe('applied');
});
