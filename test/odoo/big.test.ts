import { afterAll, beforeAll, expect, it } from 'vitest';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { bigEmail, seedBig } from '../crm/odoo/seed/big';

const SIZE = { leads: 3_000, notes: 700, traces: 9_000 };
/** Words of the one note that is posted as a rep does, not loaded. */
const POSTED = 'budget in January';
let big: OdooWorld;
let seeded: OdooWorld;
beforeAll(async () => {
  [big, seeded] = await Promise.all([runningOdoo('fields'), runningOdoo('seeded')]);
  await seedBig(big, SIZE);
  const [own] = await call<number[]>(seeded.as('rep'), 'crm.lead', 'create', {
    vals_list: [{ name: 'Posted to', type: 'lead', active: false }],
    context: { mail_create_nolog: true },
  });
  const note = { body: POSTED, message_type: 'comment', subtype_xmlid: 'mail.mt_note' };
  await call(seeded.as('rep'), 'crm.lead', 'message_post', { ids: [own], ...note });
});
afterAll(() => Promise.all([big?.drop(), seeded?.drop()]));

/**
 * Which columns a typical row of a table has, and whether each is always, never or sometimes
 * filled.
 */
async function filled(world: OdooWorld, from: string): Promise<Record<string, string>> {
  const rows = await world.sql<{ key: string; full: string }>(
    `SELECT key, CASE WHEN every(value <> 'null') THEN 'always' WHEN every(value = 'null') THEN 'never' ELSE 'sometimes' END AS full
     FROM (SELECT * FROM ${from}) AS one, jsonb_each(to_jsonb(one)) GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ key, full }) => [key, full]));
}

it('holds as much as was asked for', async () => {
  const [counts] = await big.sql(
    `SELECT (SELECT count(*) FROM crm_lead) AS leads, (SELECT count(*) FROM mailing_trace) AS traces,
            (SELECT count(*) FROM mail_message WHERE model = 'crm.lead') AS notes`,
  );
  expect(counts).toEqual(SIZE);
});

it.each([
  ['a lead without an owner', `crm_lead WHERE type = 'lead' AND active AND user_id IS NULL`],
  ['a lead with an owner', `crm_lead WHERE type = 'lead' AND active AND user_id IS NOT NULL`],
  ['a company', `res_partner WHERE is_company AND id > 20`],
  ['a person', `res_partner WHERE NOT is_company AND parent_id IS NOT NULL`],
  ['a mailing', 'mailing_mailing'],
  ['a trace', 'mailing_trace'],
  [
    'a note',
    `mail_message WHERE model = 'crm.lead' AND message_type = 'comment' AND body LIKE '%${POSTED}%'`,
  ],
])('stores %s as Odoo does', async (_, from) => {
  const [made, odoos] = await Promise.all([filled(big, from), filled(seeded, from)]);
  // What Odoo fills for some leads only, as for the lost, the big company may leave out; nothing
  // else.
  const odd = Object.keys(odoos).filter((column) =>
    made[column] === 'never' ? odoos[column] === 'always' : odoos[column] === 'never',
  );
  expect(odd.map((column) => `${column}: ${made[column]}, Odoo ${odoos[column]}`)).toEqual([]);
});

it('is read over the API as any other', async () => {
  const found = await call<{ email_normalized: string }[]>(
    big.as('rep'),
    'crm.lead',
    'search_read',
    {
      domain: [['email_normalized', '=', bigEmail(10)]],
      fields: [
        'email_normalized',
        'user_id',
        'partner_id',
        'campaign_id',
        'stage_id',
        'x_relevo_stage',
      ],
    },
  );
  expect(found).toMatchObject([
    { email_normalized: bigEmail(10), user_id: [expect.any(Number), 'Nora Vidal'] },
  ]);
  const mine = await call<number>(big.as('rep'), 'crm.lead', 'search_count', {
    domain: [['user_id', '!=', false]],
  });
  expect(mine).toBe(SIZE.leads / 10);
  await call(big.as('marketer'), 'crm.lead', 'write', {
    ids: [1],
    vals: { x_relevo_stage: 'sql' },
  });
});
