import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, call } from '../crm/odoo/call';
import { makeFields, STAGES } from '../crm/odoo/fields';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';

let world: OdooWorld;
beforeAll(async () => {
  world = await runningOdoo('fields');
});
afterAll(() => world?.drop());

const leads = (of: OdooWorld) =>
  call<number>(of.as('admin'), 'crm.lead', 'search_count', { domain: [] });
const addLead = (of: OdooWorld, name: string) =>
  call<number[]>(of.as('rep'), 'crm.lead', 'create', {
    vals_list: [{ name, email_from: 'Ana García <Ana@Acme.example>' }],
  });

describe('a database', () => {
  it('is clean, and PostgreSQL says what the API wrote', async () => {
    expect(await leads(world)).toBe(0);
    const [id] = await addLead(world, 'Interest');
    expect(await world.sql(`SELECT id, name, email_normalized FROM crm_lead`)).toEqual([
      { id, name: 'Interest', email_normalized: 'ana@acme.example' },
    ]);
  });

  it('goes back to its beginning while the server runs on', async () => {
    for (let round = 0; round < 3; round += 1) {
      await addLead(world, `Round ${round}`);
      await world.reset();
      expect(await Promise.all(Array.from({ length: 6 }, () => leads(world)))).toEqual([
        0, 0, 0, 0, 0, 0,
      ]);
    }
  });

  it('knows nothing of another on the same server', async () => {
    const other = await world.fresh();
    await addLead(other, 'Elsewhere');
    expect([await leads(world), await leads(other)]).toEqual([0, 1]);
    await other.drop();
  });

  it('must be named where there are several, and need not on a server of its own', async () => {
    const { url, key } = world.as('rep');
    expect((await ask({ url, key }, 'res.users', 'context_get')).status).not.toBe(200);
    const own = await world.alone();
    expect((await ask({ url: own.url, key }, 'res.users', 'context_get')).status).toBe(200);
    expect(
      (await ask({ url: own.url, key, database: 'bare' }, 'res.users', 'context_get')).status,
    ).not.toBe(200);
    await own.stop();
  });
});

describe('the fields of Relevo', () => {
  const attributes = {
    allfields: ['x_relevo_stage', 'x_relevo_score'],
    attributes: ['type', 'selection'],
  };

  it('are made as an administrator makes them', async () => {
    const bare = await world.fresh('bare');
    expect(await call(bare.as('rep'), 'crm.lead', 'fields_get', attributes)).toEqual({});
    await makeFields(bare.as('admin'));
    const made = {
      x_relevo_stage: { type: 'selection', selection: STAGES },
      x_relevo_score: { type: 'integer' },
    };
    expect(await call(bare.as('rep'), 'crm.lead', 'fields_get', attributes)).toMatchObject(made);
    expect(await call(world.as('rep'), 'crm.lead', 'fields_get', attributes)).toMatchObject(made);
    await bare.drop();
  });
});
