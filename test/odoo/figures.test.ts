import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountGap, CountQuestion, Span } from '../../lib/crm/port/figures';
import { STAGES, type Stage } from '../../lib/domain/base/stage';
import { describeFigures } from '../contract/figures-contract';
import { funnelQuestions } from '../contract/funnel-questions';
import { memoryStore } from '../contract/memory-store';
import { datesOf } from '../contract/odoo-leads';
import { CAMPAIGNS } from '../contract/travellers';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { seedBig } from '../crm/odoo/seed/big';
import { connectTo, makeLeads, valuesAt } from './harness';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const signal = new AbortController().signal;
const DATED = STAGES.slice(1);
const CAME = DATED.map((stage) => `x_relevo_came_${stage}`);

const quoted = (value: string | number | false) =>
  value === false ? 'NULL' : typeof value === 'number' ? String(value) : `'${value}'`;

/** A database with every field that Relevo offers, made as its administrator would. */
async function withFields(): Promise<OdooWorld> {
  const world = await runningOdoo('leads');
  await connectTo(world).fieldMaker?.make(signal);
  return world;
}

const gapOf = ({ kind, stage }: CountQuestion): CountGap | null =>
  kind === 'passed' || kind === 'again' || kind === 'left'
    ? 'not-kept'
    : kind !== 'stands' && stage === 'visitor'
      ? 'not-dated'
      : null;

for (const api of ['json-2', 'json-rpc'] as const) {
  describeFigures(`a real Odoo by ${api}`, { now: NOW, keepsFirst: true, gapOf }, async () => {
    const world = await withFields();
    const users = await world.sql<{ id: number }>(
      "SELECT id FROM res_users WHERE login LIKE '%@relevo-demo.example' ORDER BY id LIMIT 2",
    );
    const owners = [String(users[0]?.id), String(users[1]?.id)] as const;
    return {
      connector: connectTo(world, { api, store: memoryStore() }),
      owners,
      async seed(people) {
        const campaigns = await call<number[]>(world.as('admin'), 'utm.campaign', 'create', {
          vals_list: CAMPAIGNS.map((title) => ({ title })),
        });
        const ids = await makeLeads(
          world,
          'admin',
          people.map(({ name, email, owner, campaign, moves }) => ({
            name: `${name} asks`,
            contact_name: name,
            email_from: email,
            user_id: owner === null ? false : Number(owners[owner]),
            campaign_id: campaign === null ? false : campaigns[CAMPAIGNS.indexOf(campaign)],
            x_relevo_stage: moves.at(-1)?.stage,
          })),
        );
        // What Odoo has filled in is of today; the past is written over it.
        for (const [index, person] of people.entries()) {
          const values = Object.entries(datesOf(person));
          const set = values.map(([name, value]) => `${name} = ${quoted(value)}`).join(', ');
          await world.run(`UPDATE crm_lead SET ${set} WHERE id = ${ids[index]}`);
        }
      },
      close: () => world.drop(),
    };
  });
}

describe('what Odoo fills in by itself', () => {
  let world: OdooWorld;
  beforeAll(async () => {
    world = await withFields();
  });
  afterAll(() => world?.drop());

  const lead = async (stage: Stage | false) => {
    const [id = 0] = await makeLeads(world, 'admin', [{ name: 'Asks', x_relevo_stage: stage }]);
    return id;
  };
  const move = (id: number, stage: Stage) =>
    call(world.as('rep'), 'crm.lead', 'write', { ids: [id], vals: { x_relevo_stage: stage } });
  const dates = async (id: number) => {
    const [row] = await world.sql<Record<string, string | null>>(
      `SELECT ${[...CAME, 'x_relevo_stage_since'].join(', ')} FROM crm_lead WHERE id = ${id}`,
    );
    return row ?? {};
  };
  const past = (id: number, days: number) =>
    world.run(
      `UPDATE crm_lead SET ${[...CAME, 'x_relevo_stage_since']
        .map((name) => `${name} = ${name} - interval '${days} days'`)
        .join(', ')} WHERE id = ${id}`,
    );

  it('dates every stage that a lead comes to or passes over, once', async () => {
    const id = await lead('lead');
    await call(world.as('admin'), 'crm.lead', 'write', { ids: [id], vals: { user_id: false } });
    await past(id, 40);
    const first = await dates(id);
    expect(first['x_relevo_came_lead']).not.toBeNull();
    expect(first['x_relevo_came_mql']).toBeNull();
    await move(id, 'sql');
    const jumped = await dates(id);
    expect(jumped['x_relevo_came_lead']).toEqual(first['x_relevo_came_lead']);
    expect(jumped['x_relevo_came_mql']).toEqual(jumped['x_relevo_came_sql']);
    expect(jumped['x_relevo_came_sql']).not.toBeNull();
    expect(jumped['x_relevo_came_opportunity']).toBeNull();
    await past(id, 3);
    const before = await dates(id);
    await move(id, 'mql');
    await move(id, 'sql');
    const again = await dates(id);
    for (const name of CAME) expect(again[name], name).toEqual(before[name]);
    const [days] = await world.sql<{ lead: number; mql: number; sql: number }>(
      `SELECT x_relevo_days_lead_mql AS lead, x_relevo_days_mql_sql AS mql FROM crm_lead WHERE id = ${id}`,
    );
    // Forty days and the moments that the test took, begun.
    expect(days).toEqual({ lead: 41, mql: 0 });
  });

  it('knows of leads from before only when they came to where they stand', async () => {
    const id = await lead('sql');
    await past(id, 50);
    const names = [
      ...DATED.slice(1).map((next, index) => `x_relevo_days_${DATED[index]}_${next}`),
      ...CAME,
    ];
    for (const some of [names.slice(0, 4), names.slice(4)]) {
      const args = { domain: [['name', 'in', some]] };
      const fields = await call<number[]>(world.as('admin'), 'ir.model.fields', 'search', args);
      await call(world.as('admin'), 'ir.model.fields', 'unlink', { ids: fields });
    }
    const admin = connectTo(world);
    const missing = (await admin.fieldMaker?.missing(signal)) ?? [];
    expect(missing.map(({ name }) => name).sort()).toEqual([...names].sort());
    await admin.fieldMaker?.make(signal);
    const known = await dates(id);
    expect(known['x_relevo_came_sql']).toEqual(known['x_relevo_stage_since']);
    expect(known['x_relevo_came_mql']).toBeNull();
    expect(known['x_relevo_came_lead']).toBeNull();
    await call(world.as('admin'), 'crm.lead', 'write', { ids: [id], vals: { user_id: false } });
    await move(id, 'opportunity');
    const moved = await dates(id);
    expect(moved['x_relevo_came_lead']).toBeNull();
    expect(moved['x_relevo_came_sql']).toEqual(known['x_relevo_came_sql']);
    expect(moved['x_relevo_came_opportunity']).toEqual(moved['x_relevo_stage_since']);
  });
});

describe('a pipeline without fields', () => {
  it('counts who stands where, who came at all, and since when they are in a column', async () => {
    const world = await runningOdoo('leads');
    const stages = ['lead', 'mql', 'mql', 'sql', 'opportunity', 'customer'] as const;
    const ids = await makeLeads(
      world,
      'admin',
      await Promise.all(stages.map((stage) => valuesAt(world, 'leads', stage))).then((all) =>
        all.map((values, index) => ({ name: `Asks ${index}`, ...values })),
      ),
    );
    // Who is lost came all the same.
    await call(world.as('admin'), 'crm.lead', 'action_set_lost', { ids: [ids[2]] });
    const { figures } = connectTo(world);
    const day = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    const span = { from: day - 86_400_000, until: day + 86_400_000 };
    const before = { from: 0, until: span.from };
    const questions: CountQuestion[] = [
      { kind: 'stands', stage: 'mql' },
      { kind: 'came', stage: 'lead', span },
      { kind: 'came', stage: 'lead', span: before },
      { kind: 'came', stage: 'mql', span },
      { kind: 'went-on', stage: 'lead', next: 'mql', span, withinDays: null },
      { kind: 'in-flight', stage: 'sql', span },
      { kind: 'in-flight', stage: 'opportunity', span },
      { kind: 'in-flight', stage: 'lead', span },
    ];
    const answers = (await figures?.count(questions, {}, signal)) ?? [];
    const told = answers.map((answer) => (answer.kind === 'gap' ? answer.gap : answer.count));
    await world.drop();
    // Two columns are opportunities: neither says since when a lead is in one of them.
    const [undated, two] = ['not-dated', 'not-dated'];
    expect(told).toEqual([1, 6, 0, undated, undated, 1, two, 1]);
  });
});

describe('a big company', () => {
  const LEADS = Number(process.env['LEADS'] ?? 3_000);
  let world: OdooWorld;
  beforeAll(async () => {
    world = await runningOdoo('fields');
    await seedBig(world, { leads: LEADS, notes: 10, traces: 10 }, NOW);
    await connectTo(world, { timeoutMs: 600_000 }).fieldMaker?.make(signal);
    // A past for everybody, up to where they stand.
    const set = DATED.map((_, index) => {
      const later = DATED.slice(index).map((one) => `'${one}'`);
      const days = `(id * ${7 + index} % 50 + ${index} * 20)`;
      const came = `create_date + ${days} * interval '1 day'`;
      return `${CAME[index]} = CASE WHEN x_relevo_stage IN (${later}) THEN ${came} END`;
    });
    await world.run(`UPDATE crm_lead SET ${set.join(', ')}`);
    const took = DATED.slice(1).map(
      (next, index) =>
        `x_relevo_days_${DATED[index]}_${next} = coalesce(ceil(extract(epoch FROM ${CAME[index + 1]} - ${CAME[index]}) / 86400), 0)`,
    );
    await world.run(`UPDATE crm_lead SET ${took.join(', ')}; ANALYZE crm_lead`);
  }, 900_000);
  afterAll(() => world?.drop());

  const during = ({ from, until }: Span, column: string) =>
    `${column} >= to_timestamp(${from / 1000}) AT TIME ZONE 'UTC' AND ${column} < to_timestamp(${until / 1000}) AT TIME ZONE 'UTC'`;
  const came = (stage: Stage) => `x_relevo_came_${stage}`;

  function sqlOf(question: CountQuestion): string {
    const stands = `x_relevo_stage = '${question.stage}' AND active`;
    if (question.kind === 'stands') return stands;
    const span = during(question.span, came(question.stage));
    if (question.kind === 'came') return span;
    if (question.kind === 'in-flight') return `${span} AND ${stands}`;
    if (question.kind !== 'went-on') throw new Error(`no SQL for ${question.kind}`);
    const { stage, next, withinDays } = question;
    const on = `${span} AND ${came(next)} IS NOT NULL`;
    const time = `${came(next)} - ${came(stage)} <= ${withinDays} * interval '1 day'`;
    return withinDays === null ? on : `${on} AND ${time}`;
  }

  it('has the numbers of its database, in as many calls as a small one', async () => {
    const questions = funnelQuestions(NOW, 'Europe/Madrid').filter(
      ({ kind, stage }) => kind === 'stands' || stage !== 'visitor',
    );
    const asked: string[] = [];
    const counting: typeof fetch = (input, init) => {
      asked.push(String(input).split('/').at(-1) ?? '');
      return fetch(input, init);
    };
    const { figures, vocabulary } = connectTo(world, { fetch: counting, clock: () => NOW });
    await vocabulary(signal);
    asked.length = 0;
    const began = performance.now();
    const answers = (await figures?.count(questions, {}, signal)) ?? [];
    console.info(
      `${LEADS} leads: ${asked.length} calls in ${Math.round(performance.now() - began)} ms`,
    );
    const columns = questions.map(
      (question, index) => `count(*) FILTER (WHERE ${sqlOf(question)})::int AS n${index}`,
    );
    const [row] = await world.sql<Record<string, number>>(
      `SELECT ${columns.join(', ')} FROM crm_lead`,
    );
    expect(answers).toEqual(
      questions.map((_, index) => ({ kind: 'count', count: row?.[`n${index}`], exact: 'exact' })),
    );
    const calls = (method: string) => asked.filter((one) => one === method).length;
    expect(calls('formatted_read_group')).toBe(18);
    expect(calls('search_count')).toBe(32);
    expect(asked).toHaveLength(50);
  });
});
