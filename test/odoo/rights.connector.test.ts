import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../lib/crm/port/connector';
import type { Touch } from '../../lib/domain/base/touch';
import { call } from '../crm/odoo/call';
import type { Who } from '../crm/odoo/databases';
import { gatewayError, toLogin } from '../crm/odoo/dialect';
import type { OdooWorld } from '../crm/odoo/odoo';
import { startProxy } from '../crm/odoo/proxy';
import { runningOdoo } from '../crm/odoo/running';
import { email as asEmail } from '../support/email';
import { connectTo, makeLeads, valuesAt } from './harness';

const signal = AbortSignal.timeout(300_000);
const KEYS = ['admin', 'rep', 'marketer'] as const;

let world: OdooWorld;
let bare: OdooWorld;
let of: Readonly<Record<Who, Connector>>;
beforeAll(async () => {
  [world, bare] = await Promise.all([runningOdoo('seeded'), runningOdoo('bare')]);
  of = {
    admin: connectTo(world),
    rep: connectTo(world, { who: 'rep' }),
    marketer: connectTo(world, { who: 'marketer' }),
  };
});
afterAll(() => Promise.all([world?.drop(), bare?.drop()]));

async function wholeHistory(connector: Connector, id: string) {
  const touches: Touch[] = [];
  const gaps = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page = await connector.touches(id, cursor, signal);
    touches.push(...page.touches);
    for (const gap of page.gaps) gaps.set(gap.what, `${gap.why}: ${gap.detail}`);
    cursor = page.next;
  } while (cursor !== null);
  return { touches, gaps };
}

/** A lead of Nora's with everything that marketing and sales have done. */
async function busyLead(): Promise<string> {
  const [row] = await world.sql<{ id: number }>(
    `SELECT l.id FROM crm_lead l JOIN res_users u ON u.id = l.user_id
     WHERE u.login = '${world.logins.rep}' AND l.active
       AND EXISTS (SELECT FROM mailing_trace t WHERE t.model = 'crm.lead' AND t.res_id = l.id AND t.links_click_datetime IS NOT NULL)
       AND EXISTS (SELECT FROM event_registration e WHERE e.email = l.email_from)
       AND EXISTS (SELECT FROM mail_message m WHERE m.model = 'crm.lead' AND m.res_id = l.id AND m.message_type = 'email')
     ORDER BY l.id LIMIT 1`,
  );
  return String(row?.id);
}

describe('what a key may not see', () => {
  it('is shown as a gap to the rep, beside what there is', async () => {
    const { touches, gaps } = await wholeHistory(of.rep, await busyLead());
    expect(Object.fromEntries(gaps)).toEqual({
      'email-events': 'rights: Email Marketing: User',
      events: 'rights: Events: Registration Desk',
    });
    expect(touches.some(({ id }) => id.startsWith('message:'))).toBe(true);
    expect(touches.some(({ id }) => /^(mailing|event):/.test(id))).toBe(false);
  });

  it('is in the history of the marketer, as many as there are', async () => {
    const id = await busyLead();
    const { touches, gaps } = await wholeHistory(of.marketer, id);
    expect([...gaps]).toEqual([]);
    const [counts] = await world.sql<{
      sent: number;
      opened: number;
      clicked: number;
      events: number;
      mails: number;
    }>(
      `SELECT count(*) FILTER (WHERE sent_datetime IS NOT NULL) AS sent, count(open_datetime) AS opened,
         count(links_click_datetime) AS clicked,
         (SELECT count(*) FROM event_registration e WHERE e.email = min(t.email)) AS events,
         (SELECT count(*) FROM mail_message m WHERE m.model = 'crm.lead' AND m.res_id = ${id} AND m.message_type = 'email') AS mails
       FROM mailing_trace t WHERE t.model = 'crm.lead' AND t.res_id = ${id}`,
    );
    const count = (kind: Touch['kind'], from: string) =>
      touches.filter((touch) => touch.kind === kind && touch.id.startsWith(from)).length;
    expect({
      sent: count('email-sent', 'mailing:'),
      opened: count('email-opened', 'mailing:'),
      clicked: count('email-clicked', 'mailing:'),
      events: count('event', 'event:'),
      mails: touches.filter(
        (touch) => touch.id.startsWith('message:') && touch.kind.startsWith('email'),
      ).length,
    }).toEqual(counts);
    expect(touches.filter(({ title }) => /<\w|&\w+;/.test(title))).toEqual([]);
  });

  it.each(KEYS)('is in the check of the %s', async (who) => {
    const items = new Map((await of[who].check(signal)).map((item) => [item.id, item]));
    const all = who !== 'rep';
    const state = (id: 'view' | 'emails' | 'events') => items.get(id)?.state;
    expect([state('view'), state('emails'), state('events')]).toEqual(
      all ? ['ok', 'ok', 'ok'] : ['optional-missing', 'optional-missing', 'optional-missing'],
    );
    for (const id of ['reach', 'key', 'contacts-read', 'contacts-write', 'notes', 'me'] as const)
      expect([id, items.get(id)?.state]).toEqual([id, 'ok']);
    expect(items.get('version')?.detail).toBe('Odoo 19, JSON-2');
    expect(items.get('key-end')?.detail).toMatch(/^\d{4}-\d\d-\d\d$/);
    const [key] = await world.sql<{ ends: string }>(
      `SELECT k.expiration_date AS ends FROM res_users_apikeys k JOIN res_users u ON u.id = k.user_id WHERE u.login = '${world.logins[who]}'`,
    );
    const ends = Date.parse(`${key?.ends.slice(0, 19)}Z`);
    expect(await of[who].keyEndsAt(signal)).toBe(ends);
  });

  it('is not counted: counts and book are the database for anyone who sees all, and their own for the rep', async () => {
    const counted = (where: string) =>
      world.sql<{ stage: string; n: number }>(
        `SELECT x_relevo_stage AS stage, count(*)::int AS n FROM crm_lead l LEFT JOIN res_users u ON u.id = l.user_id
         WHERE l.active AND ${where} GROUP BY 1`,
      );
    const asCounts = (rows: readonly { stage: string; n: number }[]) =>
      Object.fromEntries(rows.map(({ stage, n }) => [stage, n]));
    expect(await of.marketer.countsPerStage(signal)).toEqual(asCounts(await counted('true')));
    const own = `(u.login = '${world.logins.rep}' OR l.user_id IS NULL)`;
    expect(await of.rep.countsPerStage(signal)).toEqual(asCounts(await counted(own)));
    const me = await of.rep.whoAmI(signal);
    const owned = await of.rep.contactsOfOwner(me?.id ?? '', ['mql', 'sql'], 200, signal);
    const rows = await world.sql<{ id: number }>(
      `SELECT id FROM crm_lead WHERE active AND user_id = ${me?.id} AND x_relevo_stage IN ('mql', 'sql')`,
    );
    expect(owned.total).toBe(rows.length);
    expect(new Set(owned.reads.map(({ contact }) => contact.id))).toEqual(
      new Set(rows.map(({ id }) => String(id))),
    );
  });
});

describe('people of several records', () => {
  it('are one person, who stands furthest, and lost only when nothing else is left', async () => {
    const email_from = 'several@acme.example';
    const ids = await makeLeads(world, 'rep', [
      { name: 'First', email_from, x_relevo_stage: 'lead' },
      { name: 'Second', email_from: ` Several@ACME.example `, x_relevo_stage: 'sql' },
    ]);
    const find = async () =>
      (await of.rep.lookup([{ email: asEmail(email_from) }], signal))[0]?.found ?? [];
    expect((await find()).map(({ contact }) => [contact.id, contact.stage])).toEqual([
      [String(ids[1]), 'sql'],
    ]);
    const byOld = (await of.rep.read([String(ids[0])], signal)).get(String(ids[0]));
    expect(byOld?.contact.id).toBe(String(ids[1]));
    await call(world.as('admin'), 'crm.lead', 'action_set_lost', { ids: [ids[1]] });
    expect((await find()).map(({ contact }) => contact.stage)).toEqual(['lead']);
    await call(world.as('admin'), 'crm.lead', 'action_set_lost', { ids: [ids[0]] });
    expect((await find()).map(({ contact }) => contact.nativeStage?.id)).toEqual(['lost']);
  });

  it('are known from the address book too, with a gap where a lead would be', async () => {
    const person = { name: 'Only Partner', email: 'only.partner@acme.example' };
    const [id] = await call<number[]>(world.as('admin'), 'res.partner', 'create', {
      vals_list: [person],
    });
    const [answer] = await of.rep.lookup([{ email: asEmail(person.email) }], signal);
    expect(answer?.found[0]?.contact).toMatchObject({
      id: `partner-${id}`,
      stage: null,
      gaps: [{ what: 'stage', why: 'rights' }],
    });
  });
});

describe('the fields', () => {
  it('are refused to a rep, and made by an administrator, and Odoo itself keeps the time', async () => {
    const names = async (connector: Connector) =>
      ((await connector.fieldMaker?.missing(signal)) ?? []).map(({ name }) => name);
    const stages = ['lead', 'mql', 'sql', 'opportunity', 'customer'];
    const wanted = [
      'x_relevo_stage',
      'x_relevo_stage_since',
      'x_relevo_score',
      ...stages.toReversed().map((stage) => `x_relevo_came_${stage}`),
      ...stages.slice(1).map((next, index) => `x_relevo_days_${stages[index]}_${next}`),
    ];
    const [admin, rep] = [connectTo(bare), connectTo(bare, { who: 'rep' })];
    expect(await names(rep)).toEqual(wanted);
    await expect(rep.fieldMaker?.make(signal)).rejects.toMatchObject({
      failure: { code: 'crm/forbidden' },
    });
    expect(await names(admin)).toEqual(wanted);
    expect(await admin.fieldMaker?.make(signal)).toEqual({
      stageField: 'x_relevo_stage',
      scoreField: 'x_relevo_score',
    });
    expect(await names(admin)).toEqual([]);

    const [id] = await makeLeads(bare, 'rep', [{ name: 'Asks', email_from: 'asks@acme.example' }]);
    const since = async () =>
      (
        await bare.sql<{ at: string | null }>(
          `SELECT x_relevo_stage_since AS at FROM crm_lead WHERE id = ${id}`,
        )
      )[0]?.at;
    expect(await since()).toBe(null);
    const began = Math.floor(Date.now() / 1000) * 1000;
    await call(bare.as('marketer'), 'crm.lead', 'write', {
      ids: [id],
      vals: { x_relevo_stage: 'mql' },
    });
    const at = Date.parse(`${(await since())?.slice(0, 19)}Z`);
    expect(at).toBeGreaterThanOrEqual(began);
    expect(at).toBeLessThanOrEqual(Date.now());
    const fresh = connectTo(bare, { who: 'rep' });
    const read = (await fresh.read([String(id)], signal)).get(String(id));
    expect(read?.contact).toMatchObject({ stage: 'mql', stageDates: { mql: at } });
  });

  it('or the pipeline: the counts are those of the database', async () => {
    const place = await bare.fresh('leads');
    const stages = ['lead', 'mql', 'mql', 'sql', 'opportunity', 'customer'] as const;
    const leads = stages.map(async (stage, at) => ({
      name: `${at}`,
      email_from: `p${at}@acme.example`,
      ...(await valuesAt(place, 'leads', stage)),
    }));
    await makeLeads(place, 'rep', await Promise.all(leads));
    const counts = await connectTo(place, { who: 'rep' }).countsPerStage(signal);
    await place.drop();
    expect(counts).toEqual({ lead: 1, mql: 2, sql: 1, opportunity: 1, customer: 1 });
  });
});

it('e-mails a note to no one, and makes no one a follower', async () => {
  const id = await busyLead();
  // A person outside follows: a comment of the other kind would be sent to them.
  const [partner] = await call<number[]>(world.as('admin'), 'res.partner', 'create', {
    vals_list: [{ name: 'Follows', email: 'follows@acme.example' }],
  });
  await call(world.as('admin'), 'crm.lead', 'message_subscribe', {
    ids: [Number(id)],
    partner_ids: [partner],
  });
  const mails = () =>
    world.sql(
      `SELECT (SELECT count(*) FROM mail_mail) AS mails, (SELECT count(*) FROM mail_notification) AS notifications,
         (SELECT json_agg(partner_id ORDER BY partner_id) FROM mail_followers WHERE res_model = 'crm.lead' AND res_id = ${id}) AS followers`,
    );
  const before = await mails();
  const reference = crypto.randomUUID();
  const outcome = await of.rep.addNote(
    { contactId: id, text: 'Budget in January', reference, at: Date.now() },
    signal,
  );
  expect(outcome.kind).toBe('applied');
  expect(await mails()).toEqual(before);
  expect(await of.rep.hasNote(id, reference, signal)).toBe(true);
});

describe('a server that does not answer as Odoo', () => {
  const person = [{ email: asEmail('nobody@acme.example') }];

  it('is a matter of the key, when the key ended or a page to log in stands before it', async () => {
    await world.run(
      `UPDATE res_users_apikeys SET expiration_date = now() - interval '1 day'
       WHERE user_id = (SELECT id FROM res_users WHERE login = '${world.logins.marketer}')`,
    );
    const unauthorised = { failure: { code: 'crm/unauthorised' } };
    await expect(
      connectTo(world, { who: 'marketer' }).lookup(person, signal),
    ).rejects.toMatchObject(unauthorised);
    const proxy = await startProxy(world.url);
    proxy.faults.add({ fault: toLogin });
    await expect(connectTo(world, { url: proxy.url }).lookup(person, signal)).rejects.toMatchObject(
      unauthorised,
    );
    await proxy.close();
  });

  it('is reported when the database is another or none', async () => {
    const wrong = { ...world, database: 'no_such_database' };
    await expect(connectTo(wrong).lookup(person, signal)).rejects.toMatchObject({
      failure: { code: 'crm/gone' },
    });
    expect(
      (await connectTo(wrong).check(signal)).some(
        ({ state }) => state === 'missing' || state === 'failed',
      ),
    ).toBe(true);
  });

  it('is left alone for a while when it has no worker free', async () => {
    const proxy = await startProxy(world.url);
    const waits: number[] = [];
    let now = Date.now();
    const connector = connectTo(world, {
      url: proxy.url,
      clock: () => now,
      sleep: async (ms) => {
        waits.push(ms);
        now += ms;
      },
    });
    await connector.lookup(person, signal);
    proxy.faults.add({
      fault: gatewayError(503),
      match: { path: '/json/2/crm.lead/search_read', nth: 1 },
    });
    await expect(connector.lookup(person, signal)).rejects.toMatchObject({
      failure: { code: 'crm/unavailable' },
    });
    waits.length = 0;
    await connector.lookup(person, signal);
    expect(Math.max(...waits)).toBeGreaterThan(1_500);
    await proxy.close();
  });
});
