import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { bringTo } from '../crm/odoo/seed/to-now';
import { demoPeople } from '../sites/gmail/people';

let world: OdooWorld;
beforeAll(async () => {
  world = await runningOdoo('seeded');
});
afterAll(() => world?.drop());

const one = async (query: string) => (await world.sql<Record<string, number>>(query))[0] ?? {};

describe('the seeded company', () => {
  it('knows everybody of the demo mailbox, as leads of Nora', async () => {
    const found = await call<{ email_normalized: string }[]>(
      world.as('rep'),
      'crm.lead',
      'search_read',
      {
        domain: [['email_normalized', 'in', demoPeople.map(({ email }) => email)]],
        fields: ['email_normalized'],
      },
    );
    expect(new Set(found.map((each) => each.email_normalized)).size).toBe(demoPeople.length);
  });

  it('has people at every stage, and some who are lost', async () => {
    const stages = await world.sql<{ stage: string; n: number }>(
      `SELECT x_relevo_stage AS stage, count(*) AS n FROM crm_lead GROUP BY 1`,
    );
    expect(stages).toHaveLength(6);
    for (const { stage, n } of stages) expect(n, stage).toBeGreaterThan(5);
    const {
      lost = 0,
      won = 0,
      odd = 0,
    } = await one(
      `SELECT count(*) FILTER (WHERE NOT active AND lost_reason_id IS NOT NULL) AS lost,
              count(*) FILTER (WHERE won_status = 'won' AND x_relevo_stage = 'customer') AS won,
              count(*) FILTER (WHERE (won_status = 'won') <> (x_relevo_stage = 'customer')) AS odd FROM crm_lead`,
    );
    expect(lost).toBeGreaterThan(5);
    expect(won).toBeGreaterThan(5);
    expect(odd).toBe(0);
  });

  it('has mailings that were sent, opened, clicked and answered, in that order', async () => {
    const {
      sent = 0,
      open = 0,
      click = 0,
      reply = 0,
      odd = 0,
    } = await one(
      `SELECT count(*) AS sent, count(open_datetime) AS open, count(links_click_datetime) AS click,
              count(*) FILTER (WHERE trace_status = 'reply') AS reply,
              count(*) FILTER (WHERE open_datetime < sent_datetime OR links_click_datetime < open_datetime) AS odd
       FROM mailing_trace`,
    );
    expect([sent > 300, open > 100, click > 30, reply > 10, odd]).toEqual([
      true,
      true,
      true,
      true,
      0,
    ]);
  });

  it('has notes, e-mails, changes of stage without text, and registrations', async () => {
    const {
      notes = 0,
      mails = 0,
      moves = 0,
    } = await one(
      `SELECT count(*) FILTER (WHERE message_type = 'comment') AS notes,
              count(*) FILTER (WHERE message_type = 'email') AS mails,
              count(*) FILTER (WHERE message_type = 'notification' AND coalesce(body, '') = '') AS moves
       FROM mail_message WHERE model = 'crm.lead'`,
    );
    expect([notes > 40, mails > 20, moves > 200]).toEqual([true, true, true]);
    expect((await one('SELECT count(*) AS n FROM event_registration')).n).toBeGreaterThan(30);
  });

  it('leads up to any moment', async () => {
    const now = Date.UTC(2027, 2, 1, 9);
    const last = () =>
      one(`SELECT extract(epoch FROM max(date_last_stage_update))::bigint AS s FROM crm_lead`);
    await bringTo(world, now);
    expect(now / 1000 - ((await last()).s ?? 0)).toBeCloseTo(0.5 * 3600, -1);
  });
});
