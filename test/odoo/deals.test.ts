import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealPage } from '../../lib/crm/port/deals';
import type { Deal } from '../../lib/domain/base/deal';
import { describeDeals } from '../contract/deals-contract';
import { memoryStore } from '../contract/memory-store';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { connectTo, makeLeads } from './harness';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const signal = AbortSignal.timeout(600_000);

const time = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** The database's first reason for a loss of a name; made if there is none. */
async function reasonOf(world: OdooWorld, name: string): Promise<number | undefined> {
  const [known] = await world.sql<{ id: number }>(
    `SELECT id FROM crm_lost_reason WHERE name->>'en_US' = '${name}'`,
  );
  if (known !== undefined) return known.id;
  const [id] = await call<number[]>(world.as('admin'), 'crm.lost.reason', 'create', {
    vals_list: [{ name }],
  });
  return id;
}

async function currencyOf(world: OdooWorld): Promise<string> {
  const [row] = await world.sql<{ name: string }>(
    'SELECT u.name FROM res_company c JOIN res_currency u ON u.id = c.currency_id ORDER BY c.id LIMIT 1',
  );
  return row?.name ?? '';
}

for (const api of ['json-2', 'json-rpc'] as const) {
  describeDeals(`a real Odoo by ${api}`, { currency: 'USD', shares: false, now: NOW }, async () => {
    const world = await runningOdoo('leads');
    expect(await currencyOf(world)).toBe('USD');
    const [won] = await world.sql<{ id: number }>('SELECT id FROM crm_stage WHERE is_won');
    // The leads that are the contacts bring no money, so that they are no deals.
    const contacts = await makeLeads(
      world,
      'admin',
      ['a', 'b', 'c'].map((name) => ({
        name: `${name} asks`,
        contact_name: name,
        email_from: `${name}@acme.example`,
        type: 'lead',
      })),
    );
    const connector = connectTo(world, { api, store: memoryStore() });
    return {
      connector,
      contacts: contacts.map(String),
      async seed(deals) {
        const leads = await makeLeads(
          world,
          'admin',
          deals.map(({ name, contacts: [place = 0], amount, expectedCloseOn, outcome }) => ({
            name,
            contact_name: name,
            email_from: `${['a', 'b', 'c'][place]}@acme.example`,
            type: 'opportunity',
            expected_revenue: amount === null ? 0 : Number(amount),
            date_deadline: expectedCloseOn ?? false,
            ...(outcome === 'won' ? { stage_id: won?.id } : {}),
          })),
        );
        for (const [index, { outcome, lostReason, next }] of deals.entries()) {
          const ids = [leads[index] ?? 0];
          if (outcome === 'lost') {
            const lost_reason_id = lostReason === null ? false : await reasonOf(world, lostReason);
            const values = { lost_reason_id };
            await call(world.as('admin'), 'crm.lead', 'action_set_lost', { ids, ...values });
          }
          if (next !== null) {
            await call(world.as('admin'), 'crm.lead', 'activity_schedule', {
              ids,
              act_type_xmlid: 'mail.mail_activity_data_todo',
              date_deadline: '2026-12-01',
              summary: next,
            });
          }
        }
        // Odoo dates what is closed with the present.
        const dates = deals.flatMap(({ closedAt }, index) =>
          closedAt === null ? [] : [`(${leads[index]}, '${time(closedAt)}'::timestamp)`],
        );
        if (dates.length > 0) {
          await world.sql(
            `UPDATE crm_lead l SET date_closed = v.at FROM (VALUES ${dates.join(', ')}) AS v (id, at) WHERE l.id = v.id`,
          );
        }
        return leads.map(String);
      },
      close: () => world.reset(),
    };
  });
}

describe('deals of a real Odoo beside its SQL', () => {
  let world: OdooWorld;
  beforeAll(async () => {
    world = await runningOdoo('seeded');
  });
  afterAll(() => world.reset());

  async function all(outcome: 'won' | 'lost'): Promise<Deal[]> {
    const { deals } = connectTo(world);
    const found: Deal[] = [];
    const span = { from: 0, until: Date.UTC(2100, 0, 1) };
    for (let cursor: string | null = null; ; ) {
      const page: DealPage | undefined = await deals?.closed(outcome, span, cursor, signal);
      found.push(...(page?.deals ?? []));
      cursor = page?.next ?? null;
      if (cursor === null) return found;
    }
  }

  it('adds the revenue of won deals up to the sum of the database, to the cent', async () => {
    await world.run(
      `UPDATE crm_lead SET expected_revenue = round((random() * 90000 + 0.01)::numeric, 2)
       WHERE type = 'opportunity'`,
    );
    await world.run(
      `UPDATE crm_lead SET date_closed = coalesce(date_closed, now()) WHERE won_status <> 'pending'`,
    );
    for (const outcome of ['won', 'lost'] as const) {
      const [row] = await world.sql<{ cents: string; n: number }>(
        `SELECT (sum(expected_revenue) * 100)::bigint::text AS cents, count(*)::int AS n
         FROM crm_lead WHERE won_status = '${outcome}' AND type = 'opportunity'`,
      );
      const deals = await all(outcome);
      expect(row?.n).toBeGreaterThan(0);
      expect(deals).toHaveLength(row?.n ?? 0);
      const sum = deals.reduce((total, { amount }) => total + BigInt(amount ?? 0), 0n);
      expect(sum).toBe(BigInt(row?.cents ?? 0));
    }
  });
});
