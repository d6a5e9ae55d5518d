import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';

let world: OdooWorld;
let lead: number;
beforeAll(async () => {
  world = await runningOdoo('fields');
  [lead = 0] = await call<number[]>(world.as('rep'), 'crm.lead', 'create', {
    vals_list: [{ name: 'One' }],
  });
});
afterAll(() => world?.drop());

const asRep = (model: string, method: string, body: object) =>
  ask(world.as('rep'), model, method, body);

describe('what only a real Odoo shows', () => {
  it('is version 19', async () => {
    const answer = await fetch(`${world.url}/web/version`);
    expect(await answer.json()).toMatchObject({ version: '19.0' });
  });

  it.each([
    [
      'reading a number that is not there',
      'crm.lead',
      'read',
      { ids: [999_999], fields: ['name'] },
      200,
    ],
    [
      'searching for it',
      'crm.lead',
      'search_read',
      { domain: [['id', '=', 999_999]], fields: ['name'] },
      200,
    ],
    ['writing to it', 'crm.lead', 'write', { ids: [999_999], vals: { name: 'x' } }, 404],
    [
      'a field that is not there',
      'crm.lead',
      'search_read',
      { domain: [], fields: ['x_none'] },
      500,
    ],
    [
      'a value that is no choice',
      'crm.lead',
      'create',
      { vals_list: [{ name: 'x', x_relevo_stage: 'no' }] },
      500,
    ],
    ['a model that is not there', 'website.visitor', 'search_read', { domain: [] }, 404],
    ['a method that is not there', 'crm.lead', 'no_such_method', {}, 404],
    ['a private method', 'crm.lead', '_read_format', {}, 403],
    ['an argument too many', 'crm.lead', 'search', { domain: [], nonsense: 1 }, 422],
  ] as const)('answers to %s: %s/%s', async (_, model, method, body, status) => {
    expect((await asRep(model, method, body)).status).toBe(status);
  });

  it('shows a traceback in its errors', async () => {
    const { body } = await asRep('crm.lead', 'search_read', { domain: [], fields: ['x_none'] });
    expect(body.debug).toContain('Traceback');
  });

  it('gives false for nothing, and UTC without a zone', async () => {
    const { body } = await asRep('crm.lead', 'read', {
      ids: [lead],
      fields: ['email_from', 'user_id', 'create_date'],
    });
    expect(body[0].email_from).toBe(false);
    expect(body[0].user_id).toEqual([expect.any(Number), 'Nora Vidal']);
    expect(body[0].create_date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  it('notes a change of stage in a message without text, and returns the number of a note in a list', async () => {
    await asRep('crm.lead', 'write', { ids: [lead], vals: { x_relevo_stage: 'mql' } });
    const note = {
      body: 'Budget <b>confirmed</b>',
      message_type: 'comment',
      subtype_xmlid: 'mail.mt_note',
    };
    const posted = await asRep('crm.lead', 'message_post', { ids: [lead], ...note });
    expect(posted.body).toEqual([expect.any(Number)]);
    const messages = await asRep('mail.message', 'search_read', {
      domain: [
        ['model', '=', 'crm.lead'],
        ['res_id', '=', lead],
      ],
      fields: ['body', 'subtype_id'],
      order: 'id desc',
    });
    expect(messages.body.slice(0, 2)).toMatchObject([
      {
        body: '<p>Budget &lt;b&gt;confirmed&lt;/b&gt;</p>',
        subtype_id: [expect.any(Number), 'Note'],
      },
      { body: '', subtype_id: [expect.any(Number), 'Note'] },
    ]);
  });

  it('lets no page ask it', async () => {
    const preflight = await fetch(`${world.url}/json/2/crm.lead/read`, {
      method: 'OPTIONS',
      headers: { origin: 'https://mail.google.com', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.ok).toBe(false);
  });
});
