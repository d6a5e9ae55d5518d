import { Client } from '@hubspot/api-client';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts/models/Filter';
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/objects/notes/models/AssociationSpec';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedWorkspace } from './hubspot/seed/workspace';
import { type HubSpotServer, startHubSpotServer } from './hubspot/server';

/**
 * HubSpot's own client knows nothing of this server: what it can read and write is spoken as
 * HubSpot speaks.
 */
let server: HubSpotServer;
let client: Client;
let id: string;

beforeAll(async () => {
  server = await startHubSpotServer({ seed: seedWorkspace(5, 60), searchLagMs: 0 });
  client = new Client({ accessToken: server.token, basePath: server.url });
  const made = await client.crm.contacts.basicApi.create({
    properties: { email: 'rosa.client@alder.example', firstname: 'Rosa', lifecyclestage: 'lead' },
    associations: [],
  });
  id = made.id;
});
afterAll(() => server.close());

test('creates, and reads by id and by address', async () => {
  const byId = await client.crm.contacts.basicApi.getById(
    id,
    ['email', 'lifecyclestage'],
    ['lifecyclestage'],
  );
  expect(byId.properties.email).toBe('rosa.client@alder.example');
  expect(byId.createdAt).toBeInstanceOf(Date);
  expect(byId.propertiesWithHistory?.lifecyclestage?.[0]?.value).toBe('lead');
  const { basicApi } = client.crm.contacts;
  const byEmail = await basicApi.getById(
    'rosa.client@alder.example',
    undefined,
    undefined,
    undefined,
    false,
    'email',
  );
  expect(byEmail.id).toBe(id);
});

test('updates; an error arrives as one', async () => {
  const { basicApi } = client.crm.contacts;
  const changed = await basicApi.update(id, {
    properties: { lifecyclestage: 'salesqualifiedlead' },
  });
  expect(changed.properties.lifecyclestage).toBe('salesqualifiedlead');
  await expect(basicApi.getById('424242')).rejects.toMatchObject({
    code: 404,
    body: { category: 'OBJECT_NOT_FOUND' },
  });
  await expect(
    basicApi.create({ properties: { email: 'rosa.client@alder.example' }, associations: [] }),
  ).rejects.toMatchObject({
    code: 409,
  });
});

test('reads a batch with a missing one', async () => {
  const answer = await client.crm.contacts.batchApi.read({
    idProperty: 'email',
    inputs: [{ id: 'rosa.client@alder.example' }, { id: 'nobody@alder.example' }],
    properties: ['email'],
    propertiesWithHistory: [],
  });
  expect(answer.results.map((result) => result.id)).toEqual([id]);
  expect('errors' in answer && answer.errors?.[0]?.context).toEqual({
    ids: ['nobody@alder.example'],
  });
});

test('searches and pages', async () => {
  const answer = await client.crm.contacts.searchApi.doSearch({
    filterGroups: [
      {
        filters: [
          {
            propertyName: 'email',
            operator: FilterOperatorEnum.Eq,
            value: 'rosa.client@alder.example',
          },
        ],
      },
    ],
    properties: ['email'],
    sorts: ['-lastmodifieddate'],
    limit: 10,
    after: '0',
  });
  expect([answer.total, answer.results[0]?.id]).toEqual([1, id]);
  const all = await client.crm.contacts.getAll(50, undefined, ['email']);
  expect(all).toHaveLength(61);
});

test('writes a note with its contact and finds it by association', async () => {
  const note = await client.crm.objects.notes.basicApi.create({
    properties: { hs_timestamp: '2026-11-23T09:00:00Z', hs_note_body: 'from the client' },
    associations: [
      {
        to: { id },
        types: [
          {
            associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
            associationTypeId: 202,
          },
        ],
      },
    ],
  });
  const links = await client.crm.associations.v4.batchApi.getPage('contacts', 'notes', {
    inputs: [{ id }],
  });
  expect(links.results[0]?.to.map((to) => to.toObjectId)).toEqual([note.id]);
  const read = await client.crm.objects.notes.batchApi.read({
    inputs: [{ id: note.id }],
    properties: ['hs_note_body'],
    propertiesWithHistory: [],
  });
  expect(read.results[0]?.properties.hs_note_body).toBe('from the client');
  const other = await client.crm.objects.notes.basicApi.create({
    properties: { hs_timestamp: '2026-11-23T09:00:00Z' },
    associations: [],
  });
  await client.crm.associations.v4.basicApi.createDefault('notes', other.id, 'contacts', id);
  expect(server.control.linkedTo(id, 'notes')).toHaveLength(2);
});

test('lists owners, properties and pipelines', async () => {
  const owners = await client.crm.owners.ownersApi.getPage('nora.vidal@relevo-demo.example');
  expect(owners.results[0]?.firstName).toBe('Nora');
  const stage = await client.crm.properties.coreApi.getByName('contacts', 'lifecyclestage');
  expect(stage.options.map((option) => option.value)).toContain('153180554');
  expect((await client.crm.properties.coreApi.getAll('contacts')).results.length).toBeGreaterThan(
    100,
  );
  expect((await client.crm.pipelines.pipelinesApi.getAll('deals')).results[0]?.stages.length).toBe(
    6,
  );
});

test('throws on a wrong key', async () => {
  const stranger = new Client({ accessToken: 'wrong', basePath: server.url });
  await expect(stranger.crm.contacts.basicApi.getPage(1)).rejects.toMatchObject({ code: 401 });
});
