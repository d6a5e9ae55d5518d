import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Ask, askerFor } from '../crm/ask';
import { seedWorkspace } from '../crm/hubspot/seed/workspace';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { hubSpotSchemas, trafficProblems, validateExchange } from './hubspot-schemas';
import { sharedPath } from './shared-folder';

const Fixture = z.object({
  name: z.string(),
  req: z.object({ method: z.string(), path: z.string(), body: z.unknown().optional() }).optional(),
  status: z.number(),
  schema: z.tuple([z.string(), z.string()]),
  body: z.record(z.string(), z.unknown()),
});
type Fixture = z.infer<typeof Fixture>;

const there = hubSpotSchemas() !== null;

function fixtures(): Fixture[] {
  const path = sharedPath('specs', 'fixtures', 'fixtures.json');
  if (path === null) return [];
  const { fixtures: all } = z
    .object({ fixtures: z.array(z.looseObject({ name: z.string() })) })
    .parse(JSON.parse(readFileSync(path, 'utf8')));
  return all
    .filter(({ name }) => name.startsWith('hubspot/'))
    .map((fixture) => Fixture.parse(fixture));
}

const asked = fixtures().filter((fixture) => fixture.req !== undefined);

describe.skipIf(!there)('the validator', () => {
  test('accepts every fixture', () => {
    expect(asked.length).toBeGreaterThan(8);
    for (const { name, req, status, body } of asked) {
      const problems = validateExchange(
        req?.method ?? '',
        req?.path ?? '',
        status,
        req?.body ?? null,
        body,
      );
      expect([name, problems]).toEqual([name, []]);
    }
  });

  test('sees what is wrong', () => {
    const read = (
      request: unknown,
      response: unknown,
      path = '/crm/objects/2026-03/contacts/batch/read',
      status = 200,
    ) => validateExchange('POST', path, status, request, response).length;
    const request = { inputs: [{ id: '1' }], properties: [], propertiesWithHistory: [] };
    const at = '2026-11-23T10:00:00.000Z';
    const response = { status: 'COMPLETE', results: [], startedAt: at, completedAt: at };
    expect(read(request, response)).toBe(0);
    expect(read({ ...request, propertiesWithHistory: undefined }, response)).toBe(1);
    expect(read(request, { ...response, status: 'DONE' })).toBe(1);
    expect(read(request, { ...response, results: [{ id: 1 }] })).toBeGreaterThan(1);
    expect(read(request, response, undefined, 202)).toBe(1);
    expect(read(request, response, '/crm/objects/2031-01/contacts/batch/read')).toBe(1);
    expect(
      read(request, response, '/crm/objects/2026-03/contacts/batch/read?idproperty=email'),
    ).toBe(1);
  });
});

describe.skipIf(!there)('the server', () => {
  let server: HubSpotServer;
  let ask: Ask;

  beforeAll(async () => {
    server = await startHubSpotServer({
      seed: seedWorkspace(11, 300),
      tier: 'enterprise',
      searchLagMs: 0,
    });
    server.control.noLimits();
    ask = askerFor(server);
    server.control.upsertContact(
      {
        email: 'ana.lopez@acme.test',
        lifecyclestage: 'marketingqualifiedlead',
        hs_linkedin_url: 'https://www.linkedin.com/in/ana-lopez-test',
      },
      { id: '151' },
    );
    for (const [type, count] of [
      ['companies', 1],
      ['notes', 12],
    ] as const) {
      for (let at = 0; at < count; at += 1) server.control.addActivity(type, '151', {});
    }
    server.control.addParticipation({
      contactId: '151',
      eventId: '88',
      eventName: 'Webinar',
      state: 'ATTENDED',
      occurredAt: 1_761_900_000_000,
      durationSeconds: 1800,
      percentage: '50',
    });
  });
  afterAll(() => server.close());

  test('answers the requests of the fixtures with the same status and at least the same fields', async () => {
    for (const { name, req, status, body } of asked) {
      const answer = await ask(req?.method ?? '', req?.path ?? '', req?.body);
      expect([name, answer.status]).toEqual([
        name,
        name.includes('associations.batch-read') ? 207 : status,
      ]);
      // A search with one hit has no further page, whatever the fixture says.
      const fields = Object.keys(body).filter((field) => field !== 'paging');
      expect([name, Object.keys(answer.body)]).toEqual([name, expect.arrayContaining(fields)]);
    }
  });

  test('knows every contact property that the project may ask for', async () => {
    const path = sharedPath('specs', 'hubspot', 'contact-properties.used.json') ?? '';
    const { groups } = z
      .object({ groups: z.record(z.string(), z.array(z.string())) })
      .parse(JSON.parse(readFileSync(path, 'utf8')));
    const { body } = await ask('GET', '/crm/properties/2026-03/contacts');
    const known = body.results.map((property: { name: string }) => property.name);
    expect(known).toEqual(expect.arrayContaining(Object.values(groups).flat()));
  });

  test('speaks by the schemas, in both versions, when things go well and when they do not', async () => {
    server.forgetRequests();
    for (const v of ['2026-03', '2026-09']) await everything(ask, v);
    expect(server.requests.length).toBeGreaterThan(80);
    const statuses = new Set(server.requests.map((entry) => entry.status));
    expect([...statuses].sort()).toEqual([200, 201, 204, 207, 400, 401, 403, 404, 409]);
    // The wrong requests are wrong on purpose; the answers to them must be right.
    expect(
      trafficProblems(server.requests).filter((problem) => !/→ 400: request/.test(problem)),
    ).toEqual([]);
  });

  async function everything(call: Ask, v: string): Promise<void> {
    const objects = `/crm/objects/${v}`;
    const history = {
      properties: ['email'],
      propertiesWithHistory: ['lifecyclestage', 'hs_email_last_email_name', 'hubspotscore'],
    };
    const list = await call(
      'GET',
      `${objects}/contacts?limit=40&properties=email,hs_linkedin_url&associations=companies,notes`,
    );
    const inputs = list.body.results.map(({ id }: { id: string }) => ({ id }));
    await call('POST', `${objects}/contacts/batch/read`, { inputs, ...history });
    await call('POST', `${objects}/contacts/batch/read`, { inputs: [{ id: '9' }], ...history });
    await call(
      'GET',
      `${objects}/contacts/151?propertiesWithHistory=recent_conversion_event_name,lifecyclestage`,
    );
    await call('GET', `${objects}/contacts?archived=true&limit=100`);
    for (const type of [
      'companies',
      'deals',
      'notes',
      'calls',
      'meetings',
      'emails',
      'tasks',
      'communications',
    ]) {
      const search = await call('POST', `${objects}/${type}/search`, {
        filterGroups: [
          { filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: '0' }] },
        ],
        sorts: [{ propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' }],
        limit: 5,
      });
      expect([type, search.body.results.length]).toEqual([type, 5]);
      const found = search.body.results.map(({ id }: { id: string }) => ({ id }));
      await call('POST', `${objects}/${type}/batch/read`, {
        inputs: found,
        properties: ['hs_timestamp'],
        propertiesWithHistory: [],
      });
      await call('POST', `/crm/associations/${v}/contacts/${type}/batch/read`, { inputs });
      await call('POST', `/crm/associations/${v}/${type}/contacts/batch/read`, { inputs: found });
    }
    const email = `new-${v}@acme.test`;
    const made = await call('POST', `${objects}/contacts`, {
      properties: { email },
      associations: [],
    });
    await call('POST', `${objects}/contacts`, { properties: { email }, associations: [] });
    await call('PATCH', `${objects}/contacts/${made.body.id}`, {
      properties: { lifecyclestage: 'customer' },
    });
    await call('PATCH', `${objects}/contacts/${made.body.id}`, {
      properties: { lifecyclestage: '' },
    });
    await call('PATCH', `${objects}/contacts/${made.body.id}`, { properties: { nope: 'x' } });
    const item = { id: made.body.id, properties: { jobtitle: 'Buyer' } };
    await call('POST', `${objects}/contacts/batch/update`, {
      inputs: [item, { ...item, id: '9' }],
    });
    await call('POST', `${objects}/contacts/batch/upsert`, {
      inputs: [{ ...item, id: email, idProperty: 'email' }],
    });
    const note = await call('POST', `${objects}/notes`, {
      properties: { hs_timestamp: '2026-11-23T09:00:00Z', hs_note_body: 'x' },
      associations: [
        {
          to: { id: made.body.id },
          types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 202 }],
        },
      ],
    });
    await call('PUT', `${objects}/notes/${note.body.id}/associations/default/contacts/151`);
    await call('GET', `${objects}/contacts/151/associations/notes`);
    await call('DELETE', `${objects}/notes/${note.body.id}`);
    await call('GET', `${objects}/contacts?archived=true&limit=100`);
    await call('POST', `${objects}/contacts/search`, { limit: 201 });
    await call('GET', `/crm/properties/${v}/contacts`);
    await call('GET', `/crm/properties/${v}/contacts/no_such`);
    await call('GET', `/crm/owners/${v}?limit=2`);
    await call('GET', `/crm/owners/${v}/41`);
    await call('GET', `/crm/pipelines/${v}/deals`);
    await call('GET', `/crm/lists/${v}/records/0-1/151/memberships`);
    await call(
      'GET',
      `/marketing/marketing-events/${v}/participations/contacts/151/breakdown?limit=50`,
    );
    await call('GET', `/marketing/campaigns/${v}`);
    await call('GET', `/events/event-occurrences/${v}?objectType=contact&objectId=${inputs[0].id}`);
    await call('GET', `/account-info/${v}/details`);
    await call('GET', `/account-info/${v}/api-usage/daily/private-apps`);
    await call('GET', `/crm/owners/${v}`, undefined, {});
    server.control.addToken('narrow', []);
    await call('GET', `/crm/owners/${v}`, undefined, { authorization: 'Bearer narrow' });
  }
});
