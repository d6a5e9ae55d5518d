import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { CrmContext } from '../../../lib/crm/port/definition';
import type { ConnectionView } from '../../../lib/domain/views/admin';
import type { CrmChoice } from '../../../lib/domain/views/crm-choice';
import { createFakeCrm } from '../sync/fake-connector';
import { fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

/** What the throw-away CRM was made with, in order. */
const made = vi.hoisted((): { place: unknown; context: CrmContext }[] => []);

// What one line in the registry does: a CRM that nothing else in the product has heard of.
vi.mock('../../../lib/crm/odoo', async () => {
  const { defineCrmWithAccount } = await import('../../../lib/crm/port/definition');
  const place = z.object({ tenant: z.string().check(z.regex(/^[a-z]+$/)) });
  return {
    odoo: defineCrmWithAccount(
      {
        kind: 'throwaway',
        brand: 'Throwaway',
        auth: 'apiKey',
        steps: 1,
        scopes: null,
        origin: 'https://{tenant}.throwaway.example',
        fields: [
          { name: 'tenant', type: 'text', placeholder: 'acme', namesServer: true, isFolded: false },
        ],
        keyPage: null,
        keyPlaceholder: '',
        canImport: false,
      },
      place,
      (context, account) => {
        made.push({ place: account, context });
        return {
          ...createFakeCrm(() => Date.now(), 0).connector,
          kind: 'throwaway',
          account: async () => ({ id: account.tenant, name: account.tenant }),
        };
      },
    ),
  };
});

let app: App;
const save = (tenant: string) =>
  app.call<ConnectionView>('connection.save', {
    kind: 'throwaway',
    account: { tenant },
    token: 'key',
  });

beforeEach(async () => {
  app = startApp(fakeWorld());
  await app.services.ready();
});
afterEach(async () => {
  made.length = 0;
  await app.services.db.delete();
});

it('is offered with the form that its definition describes', async () => {
  const choices = await app.call<CrmChoice[]>('connection.choices');
  expect(choices.map(({ kind }) => kind)).toEqual(['hubspot', 'throwaway', 'own-list', 'local']);
  expect(choices[1]?.fields.map(({ name }) => name)).toEqual(['tenant']);
});

it('is connected under the account that it names, at the host that its account names', async () => {
  const view = await save('acme');
  expect(view).toMatchObject({
    kind: 'throwaway',
    account: { tenant: 'acme' },
    accountName: 'acme',
    hasToken: true,
    hostPermitted: true,
  });
  expect((await app.services.connection()).id).toBe('throwaway acme');
  expect(made.at(-1)?.place).toEqual({ tenant: 'acme' });
  app.world.refused.add('https://acme.throwaway.example/*');
  expect(await made.at(-1)?.context.permitted()).toBe(false);
});

it('refuses an account that its schema does not take, before anything is stored', async () => {
  const before = await app.services.connection();
  await expect(save('not a tenant')).rejects.toThrow('bus/bad-request tenant');
  expect(await app.services.connection()).toEqual(before);
});

it('is another connection at another place', async () => {
  await save('acme');
  await save('other');
  const { id, left } = await app.services.connection();
  expect([id, left[0]?.id]).toEqual(['throwaway other', 'throwaway acme']);
});

it('leaves a kind that this version does not know as it is stored, and the options usable', async () => {
  await app.services.db.meta.put({
    key: 'connection',
    value: { ...(await app.services.connection()), id: 'newer 1', kind: 'newer' },
  });
  await app.services.db.secrets.put({ key: 'token:newer 1', value: 'key' });
  app.services.reconnect();
  expect(await app.call('connection.read')).toMatchObject({
    kind: 'newer',
    failure: { code: 'crm/not-configured', detail: 'newer' },
  });
});
