import { get } from 'node:https';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { selfSigned } from '../sites/tls';
import { type Ask, askerFor } from './ask';
import { sampleTrail } from './hubspot/seed/trail';
import { seedWorkspace } from './hubspot/seed/workspace';
import { type HubSpotServer, startHubSpotServer } from './hubspot/server';

const V = '2026-03';
let now = Date.UTC(2026, 10, 23, 10);
let server: HubSpotServer;
let ask: Ask;
let ana: string;

beforeEach(async () => {
  server = await startHubSpotServer({ now: () => now });
  ask = askerFor(server);
  ana = server.control.upsertContact({ email: 'ana@alder.example' });
});
afterEach(() => server.close());

const noteFor = (contact: string, properties: Record<string, string>, associationTypeId = 202) => ({
  properties,
  associations: [
    { to: { id: contact }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] },
  ],
});

describe('notes', () => {
  const create = (body: unknown) => ask('POST', `/crm/objects/${V}/notes`, body);
  const time = '2026-11-23T09:00:00Z';

  test('created with its contact, read back by association', async () => {
    now += 1000;
    const created = await create(
      noteFor(ana, { hs_timestamp: time, hs_note_body: 'relevo ref 1' }),
    );
    expect(created.status).toBe(201);
    expect(created.body.properties.hs_timestamp).toBe('2026-11-23T09:00:00.000Z');
    const links = await ask('POST', `/crm/associations/${V}/contacts/notes/batch/read`, {
      inputs: [{ id: ana }, { id: '77' }],
    });
    expect(links.status).toBe(207);
    expect(links.body.results).toEqual([
      {
        from: { id: ana },
        to: [
          {
            toObjectId: created.body.id,
            associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 201, label: null }],
          },
        ],
      },
    ]);
    expect(links.body.errors[0].subCategory).toBe('crm.associations.NO_ASSOCIATIONS_FOUND');
    expect(server.control.contact(ana)?.updatedAt).toBe(now);
  });

  test('refused without a time, with too long a body, for no one, with a wrong type', async () => {
    expect((await create(noteFor(ana, { hs_note_body: 'x' }))).status).toBe(400);
    const long = (length: number) =>
      create(noteFor(ana, { hs_timestamp: time, hs_note_body: 'x'.repeat(length) }));
    expect((await long(65_537)).status).toBe(400);
    expect((await long(65_536)).status).toBe(201);
    expect((await create(noteFor('424242', { hs_timestamp: time }))).status).toBe(404);
    expect((await create(noteFor(ana, { hs_timestamp: time }, 9999))).status).toBe(400);
    expect(server.control.linkedTo(ana, 'notes')).toHaveLength(1);
  });

  test('500 fit a page', async () => {
    for (let count = 0; count < 500; count += 1) server.control.addActivity('notes', ana, {});
    const path = `/crm/associations/${V}/contacts/notes/batch/read`;
    const [first] = (await ask('POST', path, { inputs: [{ id: ana }] })).body.results;
    expect([first.to.length, first.paging]).toEqual([500, undefined]);
  });

  test('more than 500 come in pages; the default association works both ways', async () => {
    for (let count = 0; count < 501; count += 1)
      server.control.addActivity('notes', ana, { hs_note_body: `n${count}` });
    const path = `/crm/associations/${V}/contacts/notes/batch/read`;
    const first = (await ask('POST', path, { inputs: [{ id: ana }] })).body.results[0];
    expect(first.to).toHaveLength(500);
    const second = (
      await ask('POST', path, { inputs: [{ id: ana, after: first.paging.next.after }] })
    ).body.results[0];
    expect(second.to).toHaveLength(1);
    expect(second.paging).toBeUndefined();
    const lone = await create({ properties: { hs_timestamp: time } });
    const put = `/crm/objects/${V}/notes/${lone.body.id}/associations/default/contacts/${ana}`;
    expect((await ask('PUT', put)).status).toBe(200);
    expect(server.control.linkedTo(ana, 'notes')).toHaveLength(502);
  });
});

test('owners by page and by address', async () => {
  const first = await ask('GET', `/crm/owners/${V}?limit=2`);
  expect(first.body.results.map((owner: { id: string }) => owner.id)).toEqual(['41', '42']);
  const second = await ask(
    'GET',
    `/crm/owners/${V}?limit=100&after=${first.body.paging.next.after}`,
  );
  expect(second.body.results).toHaveLength(5);
  const one = await ask('GET', `/crm/owners/${V}?email=greta.lund%40relevo-demo.example`);
  expect(one.body.results[0]).toMatchObject({ id: '43', firstName: 'Greta', type: 'PERSON' });
});

test('participations, newest first, by state and page', async () => {
  const add = (state: 'ATTENDED' | 'REGISTERED', occurredAt: number) =>
    server.control.addParticipation({
      contactId: ana,
      eventId: '88001',
      eventName: 'Webinar',
      state,
      occurredAt,
      durationSeconds: 60,
      percentage: '5',
    });
  for (let count = 0; count < 12; count += 1) add(count % 2 ? 'ATTENDED' : 'REGISTERED', count);
  const path = `/marketing/marketing-events/${V}/participations/contacts/${ana}/breakdown`;
  const { body } = await ask('GET', `${path}?limit=10`);
  expect([body.total, body.results.length, body.paging.next.after]).toEqual([12, 10, '10']);
  expect(body.results[0].properties).toMatchObject({ attendanceState: 'ATTENDED', occurredAt: 11 });
  expect((await ask('GET', `${path}?limit=10&state=ATTENDED`)).body.total).toBe(6);
  expect((await ask('GET', `${path}?limit=5`)).status).toBe(400);
});

describe('who may ask', () => {
  const read = (token?: string) =>
    ask(
      'GET',
      `/crm/objects/${V}/contacts?limit=1`,
      undefined,
      token ? { authorization: `Bearer ${token}` } : {},
    );

  test('no one without a token, with a wrong or an expired one; the log holds no token', async () => {
    expect([(await read()).status, (await read('wrong')).status]).toEqual([401, 401]);
    server.control.expireToken(server.token);
    const { status, body } = await read(server.token);
    expect([status, body.category]).toEqual([401, 'EXPIRED_AUTHENTICATION']);
    expect(JSON.stringify(server.requests)).not.toContain(server.token);
    expect(server.requests.map((request) => request.authorization)).toEqual([
      'none',
      'refused',
      'refused',
    ]);
  });

  test.each([
    ['POST', `/crm/objects/${V}/contacts`, 'crm.objects.contacts.write'],
    ['POST', `/crm/objects/${V}/emails/batch/read`, 'sales-email-read'],
    ['GET', `/crm/owners/${V}`, 'crm.objects.owners.read'],
    [
      'GET',
      `/marketing/marketing-events/${V}/participations/contacts/1/breakdown`,
      'crm.objects.marketing_events.read',
    ],
    ['GET', `/account-info/${V}/details`, 'oauth'],
  ])('%s %s wants %s', async (method, path, scope) => {
    server.control.addToken('narrow', ['crm.objects.contacts.read']);
    const { status, body } = await ask(method, path, method === 'POST' ? {} : undefined, {
      authorization: 'Bearer narrow',
      'content-type': 'application/json',
    });
    expect([status, body.category]).toEqual([403, 'MISSING_SCOPES']);
    expect(body.errors[0].context.requiredGranularScopes).toContain(scope);
  });

  test('campaigns belong to Professional, page views to Enterprise', async () => {
    const campaigns = async () => (await ask('GET', `/marketing/campaigns/${V}`)).status;
    const events = async () =>
      (await ask('GET', `/events/event-occurrences/${V}?objectId=${ana}`)).status;
    expect([await campaigns(), await events()]).toEqual([403, 403]);
    server.control.set({ tier: 'pro' });
    expect([await campaigns(), await events()]).toEqual([200, 403]);
    server.control.set({ tier: 'enterprise' });
    expect([await campaigns(), await events()]).toEqual([200, 200]);
  });
});

describe('limits', () => {
  const read = () => ask('GET', `/crm/objects/${V}/contacts?limit=1`);
  const search = () => ask('POST', `/crm/objects/${V}/contacts/search`, {});

  test('a hundred in ten rolling seconds, as headers say', async () => {
    now += 60_000;
    const first = await read();
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('99');
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('100');
    now += 5000;
    for (let count = 0; count < 99; count += 1) await read();
    const refused = await read();
    expect([refused.status, refused.body.policyName]).toEqual([429, 'TEN_SECONDLY_ROLLING']);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect((await search()).status).toBe(200);
    now += 5001;
    expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(429);
  });

  test('five searches a second, without headers and outside the other limit', async () => {
    now += 60_000;
    for (let count = 0; count < 5; count += 1) {
      const answer = await search();
      expect([answer.status, answer.headers.get('x-hubspot-ratelimit-max')]).toEqual([200, null]);
    }
    const refused = await search();
    expect([refused.status, refused.body.policyName, refused.body.message]).toEqual([
      429,
      'SECONDLY',
      'You have reached your secondly limit.',
    ]);
    expect(refused.headers.get('x-hubspot-ratelimit-max')).toBeNull();
    expect((await read()).headers.get('x-hubspot-ratelimit-remaining')).toBe('99');
    now += 1001;
    expect((await search()).status).toBe(200);
  });

  test('the day ends at midnight of the account', async () => {
    now = Date.UTC(2026, 10, 23, 22, 59);
    server.control.setLimits({ daily: 1 });
    expect([(await read()).status, (await read()).body.policyName]).toEqual([200, 'DAILY']);
    now = Date.UTC(2026, 10, 23, 23, 1);
    expect((await read()).status).toBe(200);
  });

  test('can be switched off', async () => {
    server.control.noLimits();
    const answers = await Promise.all(Array.from({ length: 150 }, read));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(answers[0]?.headers.get('x-hubspot-ratelimit-max')).toBeNull();
  });
});

test('speaks https under the name of the real host', async () => {
  const host = 'api.hubapi.com';
  const { key, cert } = selfSigned([host]);
  const secure = await startHubSpotServer({ tls: { key, cert } });
  const headers = { host, authorization: `Bearer ${secure.token}` };
  const options = {
    port: secure.port,
    host: '127.0.0.1',
    servername: host,
    ca: cert,
    path: `/crm/owners/${V}`,
    headers,
  };
  const status = await new Promise((resolve, reject) => {
    get(options, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
  await secure.close();
  expect(status).toBe(200);
});

test('a given person gets a past that agrees with their stage', () => {
  const at = Date.UTC(2026, 10, 23);
  const { values, createdAt } = sampleTrail('opportunity', 4, at);
  expect(values).toMatchObject({
    lifecyclestage: 'opportunity',
    num_conversion_events: expect.any(String),
  });
  expect(sampleTrail('opportunity', 4, at).values).toEqual(values);
  const id = server.control.upsertContact(
    { email: 'given@alder.example', ...values },
    { createdAt },
  );
  expect(server.control.contact(id)?.values.hs_v2_date_entered_opportunity).toBe(
    values.hs_v2_date_entered_current_stage,
  );
  for (const [name, value] of Object.entries(values)) {
    if (/date|timestamp/.test(name)) expect([name, Date.parse(value) <= at]).toEqual([name, true]);
  }
});

test('the sample account is the same each time and agrees with itself', async () => {
  const rows = (): string => JSON.stringify([...seedWorkspace(3, 120).rows()]);
  expect(rows()).toBe(rows());
  await server.close();
  server = await startHubSpotServer({ seed: seedWorkspace(3, 400) });
  ask = askerFor(server);
  const stages = new Set<string>();
  for (let after = '0'; after; ) {
    const query = `limit=100&after=${after}&properties=lifecyclestage&propertiesWithHistory=lifecyclestage`;
    const { body } = await ask('GET', `/crm/objects/${V}/contacts?${query}`);
    for (const { properties, propertiesWithHistory } of body.results) {
      stages.add(properties.lifecyclestage);
      const [newest, ...older] = propertiesWithHistory.lifecyclestage;
      expect(newest.value).toBe(properties.lifecyclestage);
      for (const version of older) expect(version.timestamp <= newest.timestamp).toBe(true);
    }
    after = body.paging?.next.after ?? '';
  }
  expect(stages.size).toBe(9);
});
