import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ask, call } from '../crm/odoo/call';
import { gatewayError } from '../crm/odoo/dialect';
import type { OdooWorld } from '../crm/odoo/odoo';
import { type FaultProxy, startProxy } from '../crm/odoo/proxy';
import { runningOdoo } from '../crm/odoo/running';

let world: OdooWorld;
let proxy: FaultProxy;
beforeAll(async () => {
  world = await runningOdoo('fields');
  proxy = await startProxy(world.url);
});
afterEach(() => {
  proxy.faults.clear();
  proxy.forgetRequests();
});
afterAll(async () => {
  await proxy?.close();
  await world?.drop();
});

const rep = () => ({ ...world.as('rep'), url: proxy.url });
const add = (name: string) => ask(rep(), 'crm.lead', 'create', { vals_list: [{ name }] });
const stored = async (name: string) =>
  (await world.sql(`SELECT id FROM crm_lead WHERE name = '${name}'`)).length;

it('stands before Odoo unseen', async () => {
  expect((await add('Straight')).status).toBe(200);
  expect(await stored('Straight')).toBe(1);
  expect(await call(rep(), 'crm.lead', 'search_count', { domain: [] })).toBe(1);
  expect(proxy.requests.map(({ model, call, status }) => [model, call, status])).toEqual([
    ['crm.lead', 'create', 200],
    ['crm.lead', 'search_count', 200],
  ]);
});

it.each([
  ['cut before', { kind: 'cut', when: 'before' }, 0],
  ['cut after', { kind: 'cut', when: 'after' }, 1],
  ['cut within', { kind: 'cut', when: 'mid-body' }, 1],
  ['error before', { kind: 'server-error', status: 500 }, 0],
  ['error after', { kind: 'server-error', status: 500, applied: true }, 1],
  ['gateway before', gatewayError(502), 0],
  ['gateway after', gatewayError(503, true), 1],
  ['login', { kind: 'login-page' }, 0],
] as const)('%s: what Odoo holds then', async (name, fault, times) => {
  proxy.faults.add({ fault, match: { path: '/json/2/crm.lead/create' } });
  const answer = await add(name).catch(() => null);
  expect(answer?.status === 200 && Array.isArray(answer.body)).toBe(false);
  expect(await stored(name)).toBe(times);
});
