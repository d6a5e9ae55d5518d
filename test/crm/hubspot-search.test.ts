import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ask, askerFor } from './ask';
import { seedWorkspace } from './hubspot/seed/workspace';
import { type HubSpotServer, startHubSpotServer } from './hubspot/server';

const SEARCH = '/crm/objects/2026-03/contacts/search';
let now = Date.UTC(2026, 10, 23, 10);
let server: HubSpotServer;
let ask: Ask;

beforeEach(async () => {
  server = await startHubSpotServer({ now: () => now, searchLagMs: 5000 });
  server.control.noLimits();
  ask = askerFor(server);
});
afterEach(() => server.close());

type Filter = {
  propertyName: string;
  operator: string;
  value?: string;
  highValue?: string;
  values?: string[];
};

async function found(...filters: Filter[]): Promise<string[]> {
  const { status, body } = await ask('POST', SEARCH, {
    filterGroups: [{ filters }],
    properties: ['email'],
    limit: 100,
  });
  if (status !== 200) throw new Error(`${status} ${body.message}`);
  return body.results.map(
    (result: { properties: { email: string } }) => result.properties.email.split('@')[0],
  );
}

function people(): void {
  const add = (email: string, values: Record<string, string>): string =>
    server.control.upsertContact({ email: `${email}@alder.example`, ...values });
  add('ana', {
    firstname: 'Ana',
    lastname: 'López',
    company: 'Alder Foods',
    hubspotscore: '9',
    hs_linkedin_url: 'LinkedIn.com/in/Ana-Lopez',
    hs_v2_date_entered_lead: '2026-11-01T00:00:00.000Z',
  });
  add('ana2', {
    firstname: 'Ana',
    hubspotscore: '80',
    hs_linkedin_url: 'https://www.linkedin.com/in/ana-lopez-2/',
  });
  add('bo', { firstname: 'Bo', hubspotscore: '100', hs_lead_status: 'NEW' });
}

test('every operator', async () => {
  people();
  const by = (propertyName: string, operator: string, more: Partial<Filter> = {}) =>
    found({ propertyName, operator, ...more });
  expect(await by('firstname', 'EQ', { value: 'ANA' })).toEqual(['ana', 'ana2']);
  expect(await by('firstname', 'NEQ', { value: 'ana' })).toEqual(['bo']);
  expect(await by('hubspotscore', 'GT', { value: '80' })).toEqual(['bo']);
  expect(await by('hubspotscore', 'GTE', { value: '80' })).toEqual(['ana2', 'bo']);
  expect(await by('hubspotscore', 'LT', { value: '80' })).toEqual(['ana']);
  expect(await by('hubspotscore', 'LTE', { value: '80' })).toEqual(['ana', 'ana2']);
  expect(await by('hubspotscore', 'BETWEEN', { value: '9', highValue: '80' })).toEqual([
    'ana',
    'ana2',
  ]);
  expect(await by('company', 'HAS_PROPERTY')).toEqual(['ana']);
  expect(await by('company', 'NOT_HAS_PROPERTY')).toEqual(['ana2', 'bo']);
  expect(await by('hs_lead_status', 'IN', { values: ['NEW'] })).toEqual(['bo']);
  expect(await by('hs_lead_status', 'IN', { values: ['new'] })).toEqual([]);
  expect(await by('firstname', 'NOT_IN', { values: ['bo'] })).toEqual(['ana', 'ana2']);
  expect(await by('hs_linkedin_url', 'CONTAINS_TOKEN', { value: 'ana-lopez' })).toEqual([
    'ana',
    'ana2',
  ]);
  expect(await by('hs_linkedin_url', 'CONTAINS_TOKEN', { value: 'ana-lopez-2' })).toEqual(['ana2']);
  expect(await by('hs_linkedin_url', 'CONTAINS_TOKEN', { value: 'ana-lop' })).toEqual([]);
  expect(await by('hs_linkedin_url', 'CONTAINS_TOKEN', { value: 'ana-lop*' })).toEqual([
    'ana',
    'ana2',
  ]);
  expect(await by('hs_linkedin_url', 'NOT_CONTAINS_TOKEN', { value: 'ana-lopez' })).toEqual(['bo']);
  const [from, to] = [Date.UTC(2026, 9, 31), Date.UTC(2026, 10, 2)].map(String);
  const window: Partial<Filter> = { value: from ?? '', highValue: to ?? '' };
  expect(await by('hs_v2_date_entered_lead', 'BETWEEN', window)).toEqual(['ana']);
});

test('a list of texts is compared in lower case', async () => {
  people();
  const linkedIn = (value: string) =>
    found({ propertyName: 'hs_linkedin_url', operator: 'IN', values: [value] });
  expect(await linkedIn('linkedin.com/in/ana-lopez')).toEqual(['ana']);
  expect(await linkedIn('LinkedIn.com/in/Ana-Lopez')).toEqual([]);
});

test('filters of one group must all hold, of the groups one', async () => {
  people();
  const group = (...filters: Filter[]) => ({ filters });
  const first: Filter = { propertyName: 'firstname', operator: 'EQ', value: 'ana' };
  const last: Filter = { propertyName: 'company', operator: 'CONTAINS_TOKEN', value: 'foods' };
  const bo: Filter = { propertyName: 'hs_lead_status', operator: 'EQ', value: 'NEW' };
  expect(await found(first, last)).toEqual(['ana']);
  const { body } = await ask('POST', SEARCH, { filterGroups: [group(first, last), group(bo)] });
  expect(body.total).toBe(2);
});

test('the query looks into name, email and company', async () => {
  people();
  const total = async (query: string): Promise<number> =>
    (await ask('POST', SEARCH, { query })).body.total;
  expect(await total('ana lóp')).toBe(1);
  expect(await total('alder')).toBe(3);
  expect(await total('foods')).toBe(1);
  expect(await total('nobody')).toBe(0);
});

test('the index is behind: creations, changes and deletions show after the lag, one by one', async () => {
  const first = { propertyName: 'jobtitle', operator: 'EQ', value: 'first' };
  const second = { propertyName: 'jobtitle', operator: 'EQ', value: 'second' };
  const created = await ask('POST', '/crm/objects/2026-03/contacts', {
    properties: { email: 'new@alder.example', jobtitle: 'first' },
  });
  const path = `/crm/objects/2026-03/contacts/${created.body.id}`;
  expect((await ask('GET', path)).status).toBe(200);
  expect(await found(first)).toEqual([]);
  expect((await ask('POST', SEARCH, {})).body.total).toBe(0);
  now += 3000;
  await ask('PATCH', path, { properties: { jobtitle: 'second' } });
  now += 2000;
  expect([await found(first), await found(second)]).toEqual([['new'], []]);
  now += 3000;
  expect([await found(first), await found(second)]).toEqual([[], ['new']]);
  await ask('DELETE', path);
  expect(await found(second)).toEqual(['new']);
  now += 5000;
  expect(await found(second)).toEqual([]);
});

test.each([
  ['six groups', { filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) }],
  ['limit 201', { limit: 201 }],
  ['past 10,000', { after: '9900', limit: 101 }],
  ['two sorts', { sorts: ['email', 'firstname'] }],
  ['a long query', { query: 'x'.repeat(3001) }],
  [
    'an unknown operator',
    { filterGroups: [{ filters: [{ propertyName: 'email', operator: 'LIKE', value: 'x' }] }] },
  ],
  [
    'an unknown property',
    { filterGroups: [{ filters: [{ propertyName: 'nope', operator: 'EQ', value: 'x' }] }] },
  ],
  [
    'a date that is none',
    { filterGroups: [{ filters: [{ propertyName: 'createdate', operator: 'GT', value: 'now' }] }] },
  ],
])('refuses %s', async (_name, search) => {
  const { status, body } = await ask('POST', SEARCH, search);
  expect([status, body.category]).toEqual([400, 'VALIDATION_ERROR']);
});

test('pages run through everything once, in the order asked', async () => {
  await server.close();
  server = await startHubSpotServer({ seed: seedWorkspace(7, 450), searchLagMs: 0 });
  server.control.noLimits();
  ask = askerFor(server);
  const seen: string[] = [];
  const times: string[] = [];
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const { body } = await ask('POST', SEARCH, {
      sorts: [{ propertyName: 'lastmodifieddate', direction: 'DESCENDING' }],
      limit: 200,
      after,
    });
    expect(body.total).toBe(450);
    for (const { id, updatedAt } of body.results) {
      seen.push(id);
      times.push(updatedAt);
    }
    after = body.paging?.next.after;
  }
  expect(new Set(seen).size).toBe(450);
  expect(times).toEqual([...times].sort().reverse());
});
