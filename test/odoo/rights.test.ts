import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, call } from '../crm/odoo/call';
import type { Who } from '../crm/odoo/databases';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';

let world: OdooWorld;
beforeAll(async () => {
  world = await runningOdoo('seeded');
});
afterAll(() => world?.drop());

const status = async (who: Who, model: string, method: string, body: object) =>
  (await ask(world.as(who), model, method, body)).status;

describe('whose key it is', () => {
  it.each(['admin', 'rep', 'marketer'] as const)('%s is who they are', async (who) => {
    const { uid } = await call<{ uid: number }>(world.as(who), 'res.users', 'context_get');
    const me = await call<{ login: string }[]>(world.as(who), 'res.users', 'read', {
      ids: [uid],
      fields: ['login'],
    });
    expect(me[0]?.login).toBe(world.logins[who]);
  });

  it('refuses a key that no one has', async () => {
    const { status, body } = await ask(
      { ...world.as('rep'), key: 'f'.repeat(40) },
      'res.users',
      'context_get',
    );
    expect([status, body.name]).toEqual([401, 'werkzeug.exceptions.Unauthorized']);
  });
});

describe('what a rep may', () => {
  it('see their own leads only, when the others see all', async () => {
    const counts = await Promise.all(
      (['admin', 'rep', 'marketer'] as const).map((who) =>
        call<number>(world.as(who), 'crm.lead', 'search_count', {
          domain: [],
          context: { active_test: false },
        }),
      ),
    );
    const rows = await world.sql<{ all: number; mine: number }>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE login = '${world.logins.rep}' OR user_id IS NULL) AS mine
       FROM crm_lead LEFT JOIN res_users ON res_users.id = user_id`,
    );
    expect(counts).toEqual([rows[0]?.all, rows[0]?.mine, rows[0]?.all]);
    expect(rows[0]?.mine).toBeLessThan(rows[0]?.all ?? 0);
  });

  it('not read mailings, nor what a change changed', async () => {
    const read = { domain: [], fields: ['id'], limit: 1 };
    expect(await status('rep', 'mailing.trace', 'search_read', read)).toBe(403);
    expect(await status('marketer', 'mailing.trace', 'search_read', read)).toBe(200);
    expect(await status('rep', 'mail.tracking.value', 'search_read', read)).toBe(403);
    expect(await status('marketer', 'mail.tracking.value', 'search_read', read)).toBe(403);
    expect(await status('admin', 'mail.tracking.value', 'search_read', read)).toBe(200);
    const mine = await world.sql<{ id: number }>(
      `SELECT crm_lead.id FROM crm_lead JOIN res_users ON res_users.id = user_id WHERE login = '${world.logins.rep}' LIMIT 1`,
    );
    const messages = (fields: string[]) =>
      status('rep', 'mail.message', 'search_read', {
        domain: [
          ['model', '=', 'crm.lead'],
          ['res_id', '=', mine[0]?.id],
        ],
        fields,
      });
    expect(await messages(['body', 'date'])).toBe(200);
    expect(await messages(['body', 'tracking_value_ids'])).toBe(403);
  });

  it('not touch a lead of a person else', async () => {
    const others = await world.sql<{ id: number }>(
      `SELECT crm_lead.id FROM crm_lead JOIN res_users ON res_users.id = user_id WHERE login LIKE 'tomas%' LIMIT 1`,
    );
    const ids = others.map(({ id }) => id);
    expect(await status('rep', 'crm.lead', 'write', { ids, vals: { x_relevo_stage: 'sql' } })).toBe(
      403,
    );
    expect(await status('rep', 'crm.lead', 'read', { ids, fields: ['name'] })).toBe(403);
    expect(
      await status('marketer', 'crm.lead', 'write', { ids, vals: { x_relevo_stage: 'sql' } }),
    ).toBe(200);
  });

  it('not make fields', async () => {
    expect(
      await status('rep', 'ir.model.fields', 'create', { vals_list: [{ name: 'x_mine' }] }),
    ).toBe(403);
  });
});
