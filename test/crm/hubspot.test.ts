import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ask, askerFor } from './ask';
import { type HubSpotServer, startHubSpotServer } from './hubspot/server';

const CONTACTS = '/crm/objects/2026-03/contacts';
const START = Date.UTC(2026, 10, 23, 10);
let now = START;
let server: HubSpotServer;
let ask: Ask;
let ana: string;

beforeEach(async () => {
  now = START;
  server = await startHubSpotServer({ now: () => now });
  ask = askerFor(server);
  ana = server.control.upsertContact({
    email: 'ana.ruiz@alder.example',
    firstname: 'Ana',
    lifecyclestage: 'marketingqualifiedlead',
    hs_v2_date_entered_marketingqualifiedlead: '2026-11-20T08:00:00.000Z',
    hs_additional_emails: 'ana@private.test',
  });
});
afterEach(() => server.close());

const stageOf = (): string | undefined => server.control.contact(ana)?.values.lifecyclestage;
const setStage = (lifecyclestage: string, version = '2026-03') =>
  ask('PATCH', `/crm/objects/${version}/contacts/${ana}`, { properties: { lifecyclestage } });

describe('reading', () => {
  test('a contact by email, with nulls for empty and nothing for unknown properties', async () => {
    const { status, body } = await ask(
      'GET',
      `${CONTACTS}/ANA.ruiz%40alder.example?idProperty=email&properties=firstname,company,no_such&properties=lifecyclestage`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: ana, archived: false, createdAt: '2026-11-23T10:00:00.000Z' });
    expect(body.properties).toEqual({
      firstname: 'Ana',
      company: null,
      lifecyclestage: 'marketingqualifiedlead',
      createdate: '2026-11-23T10:00:00.000Z',
      lastmodifieddate: '2026-11-23T10:00:00.000Z',
      hs_object_id: ana,
    });
  });

  test('a missing contact is 404, a property that is not unique 400', async () => {
    const missing = await ask('GET', `${CONTACTS}/nobody%40alder.example?idProperty=email`);
    expect([missing.status, missing.body.category]).toEqual([404, 'OBJECT_NOT_FOUND']);
    expect((await ask('GET', `${CONTACTS}/Ana?idProperty=firstname`)).status).toBe(400);
  });

  test('a batch answers 207 and names the unknown addresses', async () => {
    const inputs = ['nobody@alder.example', 'ana.ruiz@alder.example', 'ana@private.test'].map(
      (id) => ({ id }),
    );
    const question = {
      idProperty: 'email',
      inputs,
      properties: ['email'],
      propertiesWithHistory: [],
    };
    const { status, body } = await ask('POST', `${CONTACTS}/batch/read`, question);
    expect(status).toBe(207);
    expect(body.results.map((result: { id: string }) => result.id)).toEqual([ana]);
    expect(body.errors[0].context.ids).toEqual(['nobody@alder.example', 'ana@private.test']);
    server.control.set({ secondaryEmailLookup: true });
    const again = await ask('POST', `${CONTACTS}/batch/read`, question);
    expect(again.body.errors[0].context.ids).toEqual(['nobody@alder.example']);
  });

  test('a batch takes 100 ids, 50 with history, and wants both lists', async () => {
    const inputs = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ id: String(id) }));
    const read = (count: number, propertiesWithHistory?: string[]) =>
      ask('POST', `${CONTACTS}/batch/read`, {
        inputs: inputs(count),
        properties: [],
        propertiesWithHistory,
      });
    expect((await read(100, [])).status).toBe(207);
    expect((await read(101, [])).status).toBe(400);
    expect((await read(50, ['lifecyclestage'])).status).toBe(207);
    expect((await read(51, ['lifecyclestage'])).status).toBe(400);
    expect((await read(1)).status).toBe(400);
  });

  test('numbered paths and both dated versions reach the same contact; other versions do not exist', async () => {
    for (const path of ['/crm/v3/objects/contacts', '/crm/objects/2026-09/contacts', CONTACTS]) {
      expect((await ask('GET', `${path}/${ana}`)).body.id).toBe(ana);
    }
    expect((await ask('GET', `/crm/objects/2031-03/contacts/${ana}`)).status).toBe(404);
  });
});

describe('lifecycle stage', () => {
  test('forward: applied, dated, and on top of the history', async () => {
    now += 60_000;
    const { status, body } = await setStage('salesqualifiedlead');
    expect([status, body.properties.lifecyclestage]).toEqual([200, 'salesqualifiedlead']);
    expect(body.properties.lastmodifieddate).toBe('2026-11-23T10:01:00.000Z');
    const read = await ask(
      'GET',
      `${CONTACTS}/${ana}?propertiesWithHistory=lifecyclestage&properties=hs_v2_date_entered_salesqualifiedlead,hs_v2_date_exited_marketingqualifiedlead,hs_v2_latest_time_in_marketingqualifiedlead`,
    );
    expect(read.body.properties).toMatchObject({
      hs_v2_date_entered_salesqualifiedlead: '2026-11-23T10:01:00.000Z',
      hs_v2_date_exited_marketingqualifiedlead: '2026-11-23T10:01:00.000Z',
      hs_v2_latest_time_in_marketingqualifiedlead: String(3 * 86_400_000 + 2 * 3_600_000 + 60_000),
    });
    const history = read.body.propertiesWithHistory.lifecyclestage;
    expect(history.map((version: { value: string }) => version.value)).toEqual([
      'salesqualifiedlead',
      'marketingqualifiedlead',
    ]);
  });

  test('backward: 200 and nothing changes; cleared first it works', async () => {
    const back = await setStage('lead');
    expect([back.status, back.body.properties.lifecyclestage]).toEqual([
      200,
      'marketingqualifiedlead',
    ]);
    expect(server.requests.at(-1)?.applied).toBe(false);
    const cleared = await setStage('');
    expect([cleared.status, cleared.body.properties.lifecyclestage]).toEqual([200, null]);
    expect((await setStage('lead')).body.properties.lifecyclestage).toBe('lead');
    expect(stageOf()).toBe('lead');
  });

  test('the order is that of the options, custom stages included', async () => {
    const { body } = await ask('GET', '/crm/properties/2026-03/contacts/lifecyclestage');
    expect(body.options.map((option: { value: string }) => option.value).slice(3, 6)).toEqual([
      'marketingqualifiedlead',
      '153180554',
      'salesqualifiedlead',
    ]);
    expect((await setStage('153180554')).body.properties.lifecyclestage).toBe('153180554');
    expect((await setStage('marketingqualifiedlead')).body.properties.lifecyclestage).toBe(
      '153180554',
    );
    server.control.properties.setStages([
      ['153180554', 'First'],
      ['marketingqualifiedlead', 'Second'],
    ]);
    expect((await setStage('marketingqualifiedlead')).body.properties.lifecyclestage).toBe(
      'marketingqualifiedlead',
    );
  });

  test('an automation of the account may move a contact further than asked', async () => {
    server.control.set({ stageAutomation: { salesqualifiedlead: 'opportunity' } });
    expect((await setStage('salesqualifiedlead')).body.properties.lifecyclestage).toBe(
      'opportunity',
    );
    const { body } = await ask('GET', `${CONTACTS}/${ana}?propertiesWithHistory=lifecyclestage`);
    const sources = body.propertiesWithHistory.lifecyclestage.map(
      (version: { sourceType: string }) => version.sourceType,
    );
    expect(sources.slice(0, 2)).toEqual(['AUTOMATION_PLATFORM', 'INTEGRATION']);
  });

  test('twenty versions are kept, newest first', async () => {
    server.control.noLimits();
    for (let step = 0; step < 30; step += 1) {
      now += 1000;
      await ask('PATCH', `${CONTACTS}/${ana}`, { properties: { jobtitle: `Title ${step}` } });
    }
    const { body } = await ask('GET', `${CONTACTS}/${ana}?propertiesWithHistory=jobtitle`);
    const versions = body.propertiesWithHistory.jobtitle;
    expect(versions).toHaveLength(20);
    expect([versions[0].value, versions[19].value]).toEqual(['Title 29', 'Title 10']);
  });
});

describe('what is refused', () => {
  const patch = (properties: Record<string, unknown>) =>
    ask('PATCH', `${CONTACTS}/${ana}`, { properties });

  test.each([
    [{ no_such: 'x' }, 'PROPERTY_DOESNT_EXIST'],
    [{ lifecyclestage: 'not_a_stage' }, 'INVALID_OPTION'],
    [{ hubspot_owner_id: '999' }, 'INVALID_OPTION'],
    [{ hubspotscore: '5' }, 'READ_ONLY_VALUE'],
    [{ lead_score_fit_and_engagement: 'many' }, 'INVALID_NUMBER'],
    [{ email: 'no address' }, 'INVALID_EMAIL'],
  ])('%o', async (properties, code) => {
    const { status, body } = await patch({ jobtitle: 'Changed too', ...properties });
    expect([status, body.category, body.errors[0].code]).toEqual([400, 'VALIDATION_ERROR', code]);
    expect(server.control.contact(ana)?.values.jobtitle).toBeUndefined();
  });

  test('a body that is no JSON, of another shape, or of another type', async () => {
    expect((await ask('PATCH', `${CONTACTS}/${ana}`, '{"properties":')).status).toBe(400);
    expect((await patch({ jobtitle: null })).status).toBe(400);
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'text/plain' };
    expect((await ask('PATCH', `${CONTACTS}/${ana}`, '{}', headers)).status).toBe(415);
  });

  test('a required field, from 2026-09 on', async () => {
    const when = { property: 'lifecyclestage', value: 'salesqualifiedlead' };
    server.control.set({ requiredRules: [{ type: 'contacts', property: 'hs_lead_status', when }] });
    const refused = await setStage('salesqualifiedlead', '2026-09');
    expect([refused.status, refused.body.errors[0].context.propertyName]).toEqual([
      400,
      ['hs_lead_status'],
    ]);
    expect(stageOf()).toBe('marketingqualifiedlead');
    expect((await setStage('salesqualifiedlead', '2026-03')).status).toBe(200);
  });

  test('a second contact with an address that is taken', async () => {
    for (const email of ['Ana.Ruiz@alder.example', 'ana@private.test']) {
      const { status, body } = await ask('POST', CONTACTS, { properties: { email } });
      expect([status, body.category, body.message]).toEqual([
        409,
        'CONFLICT',
        `Contact already exists. Existing ID: ${ana}`,
      ]);
    }
  });
});

describe('writing many', () => {
  test('200 when all are known, 207 with the unknown ones, 400 for the same id twice', async () => {
    const item = (id: string, jobtitle: string) => ({ id, properties: { jobtitle } });
    const update = (...inputs: unknown[]) => ask('POST', `${CONTACTS}/batch/update`, { inputs });
    expect((await update(item(ana, 'A'))).status).toBe(200);
    const partly = await update(item(ana, 'B'), item('999999', 'B'));
    expect([partly.status, partly.body.errors[0].context.ids]).toEqual([207, ['999999']]);
    expect(server.control.contact(ana)?.values.jobtitle).toBe('B');
    expect((await update(item(ana, 'C'), item(ana, 'D'))).status).toBe(400);
  });

  test('upsert distinguishes new from old', async () => {
    const inputs = ['ana.ruiz@alder.example', 'new@alder.example'].map((id) => ({
      id,
      idProperty: 'email',
      properties: { jobtitle: 'Z' },
    }));
    const { body } = await ask('POST', `${CONTACTS}/batch/upsert`, { inputs });
    expect(body.results.map((result: { new: boolean }) => result.new)).toEqual([false, true]);
  });
});

test('a merged id answers with the survivor, an archived one with 404', async () => {
  const ben = server.control.upsertContact({
    email: 'ben@alder.example',
    lifecyclestage: 'opportunity',
  });
  const note = server.control.addActivity('notes', ben, { hs_note_body: 'Old friend' });
  server.control.merge(ana, ben);
  const read = await ask(
    'GET',
    `${CONTACTS}/${ben}?properties=lifecyclestage,hs_calculated_merged_vids`,
  );
  expect(read.body.id).toBe(ana);
  expect(read.body.properties.lifecyclestage).toBe('opportunity');
  expect(read.body.properties.hs_calculated_merged_vids).toContain(`${ben}:`);
  expect(server.control.linkedTo(ana, 'notes').map(({ id }) => id)).toEqual([note]);
  expect((await ask('DELETE', `${CONTACTS}/${ana}`)).status).toBe(204);
  expect((await ask('GET', `${CONTACTS}/${ana}`)).status).toBe(404);
  const bin = await ask('GET', `${CONTACTS}?archived=true&limit=100`);
  expect(bin.body.results.map((result: { id: string }) => result.id).sort()).toEqual(
    [ana, ben].sort(),
  );
});
