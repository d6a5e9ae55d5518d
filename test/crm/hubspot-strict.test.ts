import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ask, askerFor } from './ask';
import { type HubSpotServer, startHubSpotServer } from './hubspot/server';

const V = '2026-03';
let server: HubSpotServer;
let ask: Ask;

beforeEach(async () => {
  server = await startHubSpotServer({ searchLagMs: 0 });
  server.control.noLimits();
  ask = askerFor(server);
});
afterEach(() => server.close());

const READ = { properties: ['email'], propertiesWithHistory: [], idProperty: 'email' };

test('a search of more than 3,000 characters is refused, whatever makes it so long', async () => {
  const search = (properties: string[]) =>
    ask('POST', `/crm/objects/${V}/contacts/search`, { properties, limit: 1 });
  expect((await search(['email'])).status).toBe(200);
  expect((await search(['x'.repeat(3_000)])).status).toBe(400);
});

test('the target of a default association that is not there is an error in an answer of 200', async () => {
  const made = await ask('POST', `/crm/objects/${V}/notes`, {
    properties: { hs_timestamp: '2026-11-01T00:00:00Z' },
  });
  const path = (note: string) =>
    `/crm/objects/${V}/notes/${note}/associations/default/contacts/999999`;
  const { status, body } = await ask('PUT', path(made.body.id));
  expect([status, body.results, body.numErrors]).toEqual([200, [], 1]);
  expect(body.errors[0].category).toBe('OBJECT_NOT_FOUND');
  expect((await ask('PUT', path('999998'))).status).toBe(404);
});

test('what a batch does not find is reported with 207, and from 2026-09 on with 200', async () => {
  for (const [version, expected] of [
    ['2026-03', 207],
    ['2026-09', 200],
  ]) {
    const body = { ...READ, inputs: [{ id: 'no@acme.example' }] };
    const answer = await ask('POST', `/crm/objects/${version}/contacts/batch/read`, body);
    expect([answer.status, answer.body.numErrors]).toEqual([expected, 1]);
  }
});

test('a partial failure gives the first of what was found as errors of any category', async () => {
  const emails = ['a@acme.example', 'b@acme.example'];
  for (const email of emails) server.control.upsertContact({ email });
  const inputs = emails.map((id) => ({ id }));
  server.control.faults.add({
    match: { path: '/crm/objects/*/contacts/batch/read', nth: 1 },
    fault: { kind: 'partial', most: 1 },
  });
  const { status, body } = await ask('POST', `/crm/objects/${V}/contacts/batch/read`, {
    ...READ,
    inputs,
  });
  expect([status, body.numErrors, body.results.length]).toEqual([207, 1, 1]);
  expect(body.errors[0]).toMatchObject({
    category: 'INTERNAL_ERROR',
    context: { ids: ['a@acme.example'] },
  });
  const again = await ask('POST', `/crm/objects/${V}/contacts/batch/read`, { ...READ, inputs });
  expect([again.status, again.body.numErrors]).toEqual([200, undefined]);
});

test('queues, owners without a name and those who left are returned as the description has them', async () => {
  const { body } = await ask('GET', `/crm/owners/${V}`);
  const type = (id: string) => body.results.find((owner: { id: string }) => owner.id === id);
  expect(type('92')).toMatchObject({ type: 'QUEUE' });
  expect(Object.keys(type('93'))).not.toContain('email');
  const left = await ask('GET', `/crm/owners/${V}?archived=true`);
  expect(left.body.results.map((owner: { lastName: string }) => owner.lastName)).toEqual(['Past']);
});
