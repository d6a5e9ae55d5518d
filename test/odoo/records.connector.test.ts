import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../lib/crm/port/connector';
import type { Contact } from '../../lib/domain/person/contact';
import { traitMatches } from '../../lib/domain/scoring/trait-match';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { email as asEmail } from '../support/email';
import { connectTo, makeLeads, valuesAt } from './harness';

const signal = AbortSignal.timeout(300_000);

/** Leads are off, as in a new Odoo; they are on; and the stage stands in a field. */
let bare: OdooWorld;
let leads: OdooWorld;
let fields: OdooWorld;
beforeAll(async () => {
  [bare, leads, fields] = await Promise.all([
    runningOdoo('bare'),
    runningOdoo('leads'),
    runningOdoo('fields'),
  ]);
});
afterAll(() => Promise.all([bare, leads, fields].map((world) => world?.drop())));

async function found(connector: Connector, email: string): Promise<Contact[]> {
  const [answer] = await connector.lookup([{ email: asEmail(email) }], signal);
  return (answer?.found ?? []).map(({ contact }) => contact);
}

async function make(world: OdooWorld, model: string, vals: object): Promise<number> {
  const [id] = await call<number[]>(world.as('admin'), model, 'create', { vals_list: [vals] });
  if (id === undefined) throw new Error(`no ${model} was made`);
  return id;
}

async function madeBy(world: OdooWorld, vals: Record<string, unknown>): Promise<number> {
  const [id] = await makeLeads(world, 'rep', [vals]);
  if (id === undefined) throw new Error('no lead was made');
  return id;
}

interface LeadRow {
  readonly id: number;
  readonly type: string;
  readonly active: boolean;
  readonly column: string | null;
}

const rowsOf = (world: OdooWorld, where: string) =>
  world.sql<LeadRow>(
    `SELECT l.id, l.type, l.active, s.name->>'en_US' AS column
     FROM crm_lead l LEFT JOIN crm_stage s ON s.id = l.stage_id WHERE ${where} ORDER BY l.id`,
  );

const columnOf = async (world: OdooWorld, name: string) =>
  (await world.sql<{ id: number }>(`SELECT id FROM crm_stage WHERE name->>'en_US' = '${name}'`))[0]
    ?.id;

describe('a lead that is archived, and not as lost', () => {
  const archive = (world: OdooWorld, id: number) =>
    call(world.as('admin'), 'crm.lead', 'write', {
      ids: [id],
      vals: { active: false, probability: 40 },
    });

  it('is said to be archived, has no stage, and is not moved', async () => {
    const rep = connectTo(bare, { who: 'rep' });
    const email = 'archived@acme.example';
    const id = await madeBy(bare, { name: 'Old', email_from: email, type: 'opportunity' });
    await archive(bare, id);
    const [contact] = await found(rep, email);
    expect(contact).toMatchObject({
      id: String(id),
      stage: null,
      nativeStage: { id: 'archived', label: 'Archived: New' },
      stageDates: {},
    });
    const move = { contactId: String(id), from: null, to: 'opportunity' } as const;
    expect(await rep.setStage(move, signal)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/invalid' },
    });
    expect(await rowsOf(bare, `l.id = ${id}`)).toMatchObject([{ active: false, column: 'New' }]);
  });

  it.each(['bare', 'fields'] as const)(
    'never speaks for a person who has a live one, however they are found (%s)',
    async (place) => {
      const world = place === 'bare' ? bare : fields;
      const rep = connectTo(world, { who: 'rep' });
      const email = 'twice@acme.example';
      const far =
        place === 'bare'
          ? { type: 'opportunity', stage_id: await columnOf(world, 'Proposition') }
          : { x_relevo_stage: 'opportunity' };
      const near =
        place === 'bare' ? await valuesAt(world, 'leads', 'sql') : { x_relevo_stage: 'sql' };
      const website = 'https://www.linkedin.com/in/twice-archived';
      const named = { contact_name: 'Archived Twice', partner_name: 'Acme', website };
      const old = await madeBy(world, { name: 'Far', email_from: email, ...named, ...far });
      const live = await madeBy(world, { name: 'Near', email_from: email, ...near });
      await archive(world, old);
      const expected = [[String(live), 'sql']];
      const said = (contacts: readonly Contact[]) => contacts.map(({ id, stage }) => [id, stage]);
      expect(said(await found(rep, email))).toEqual(expected);
      const reads = await rep.read([String(old)], signal);
      expect(said([...reads.values()].map(({ contact }) => contact))).toEqual(expected);
      const text = await rep.search('Archived Twice', signal);
      expect(said(text.map(({ contact }) => contact))).toEqual(expected);
      const [byProfile] = await rep.lookup([{ linkedinSlug: 'twice-archived' }], signal);
      expect(said((byProfile?.found ?? []).map(({ contact }) => contact))).not.toContainEqual([
        String(old),
        'opportunity',
      ]);
      const change = { contactId: String(old), from: 'sql', to: 'opportunity' } as const;
      expect(await rep.setStage(change, signal)).toMatchObject({ kind: 'applied' });
      expect((await rowsOf(world, `l.id = ${old}`))[0]?.active).toBe(false);
      expect(said(await found(rep, email))).toEqual([[String(live), 'opportunity']]);
    },
  );
});

describe('a person of the address book without a lead', () => {
  it.each(['bare', 'leads', 'fields'] as const)(
    'is moved on by making the lead, once (%s)',
    async (place) => {
      const world = { bare, leads, fields }[place];
      const email = `book.${place}@acme.example`;
      const company = await make(world, 'res.partner', { name: `Acme ${place}`, is_company: true });
      const partner = await make(world, 'res.partner', {
        name: 'Bea Book',
        email,
        parent_id: company,
      });
      const rep = connectTo(world, { who: 'rep' });
      const contactId = `partner-${partner}`;
      expect(await found(rep, email)).toMatchObject([{ id: contactId, stage: null }]);
      const to = place === 'bare' ? 'sql' : 'mql';
      for (const _ of ['first', 'again']) {
        const outcome = await rep.setStage({ contactId, from: null, to }, signal);
        expect(outcome).toMatchObject({
          kind: 'applied',
          contact: { name: 'Bea Book', stage: to, company: `Acme ${place}`, gaps: [] },
        });
      }
      const type = place === 'leads' ? 'lead' : 'opportunity';
      expect(await rowsOf(world, `l.partner_id = ${partner}`)).toMatchObject([{ type }]);
      expect(await found(rep, email)).toMatchObject([{ stage: to, emails: [email] }]);
    },
  );

  it('lacks a right only where the key does: an administrator hears that there is none', async () => {
    const email = 'rights.book@acme.example';
    await make(bare, 'res.partner', { name: 'Rita Book', email });
    const gapsOf = async (who: 'admin' | 'rep' | 'marketer') =>
      (await found(connectTo(bare, { who }), email))[0]?.gaps;
    const absent = [{ what: 'stage', why: 'absent', detail: '' }];
    expect(await gapsOf('admin')).toEqual(absent);
    expect(await gapsOf('marketer')).toEqual(absent);
    expect(await gapsOf('rep')).toEqual([{ what: 'stage', why: 'rights', detail: '' }]);
  });

  it('is asked about by name and company, and found in the popup', async () => {
    const rep = connectTo(bare, { who: 'rep' });
    const company = await make(bare, 'res.partner', { name: 'Norte S.L.', is_company: true });
    const partner = await make(bare, 'res.partner', {
      name: 'Nil Castell',
      email: 'nil@norte.example',
      parent_id: company,
    });
    const [answer] = await rep.lookup([{ name: 'NIL CASTELL', company: 'Norte' }], signal);
    expect(answer).toMatchObject({ found: [] });
    expect(answer?.maybe.map(({ contact }) => contact.id)).toEqual([`partner-${partner}`]);
    const hits = await rep.search('Castell', signal);
    expect(hits.map(({ contact }) => contact.id)).toEqual([`partner-${partner}`]);
    expect(await rep.search('nora.vidal@', signal)).toEqual([]);
    const { reads, total } = await rep.atCompany('Norte', 10, signal);
    expect(reads.map(({ contact }) => contact.id)).toEqual([`partner-${partner}`]);
    expect(total).toBe(1);
  });
});

describe('where Leads is switched off', () => {
  it.each(['bare', 'fields'] as const)('new people are opportunities (%s)', async (place) => {
    const world = place === 'bare' ? bare : fields;
    const rep = connectTo(world, { who: 'rep' });
    const email = 'new.person@acme.example';
    const outcome = await rep.addContact({ email, name: 'New Person' }, signal);
    expect(outcome).toMatchObject({ kind: 'applied', contact: { name: 'New Person' } });
    expect(await rowsOf(world, `l.email_from = '${email}'`)).toMatchObject([
      { type: 'opportunity', column: 'New' },
    ]);
  });

  it('no one is taken out of the pipeline, and the check says what has no place', async () => {
    const rep = connectTo(bare, { who: 'rep' });
    const offered = (await rep.vocabulary(signal)).stages.map(({ id }) => id);
    expect(offered).not.toContain('lead');
    expect(offered).not.toContain('lead-starred');
    const email = 'back.ward@acme.example';
    const id = await madeBy(bare, {
      name: 'Back Ward',
      email_from: email,
      ...(await valuesAt(bare, 'leads', 'sql')),
    });
    for (const to of ['mql', 'lead'] as const)
      expect(await rep.setStage({ contactId: String(id), from: 'sql', to }, signal)).toMatchObject({
        kind: 'refused',
        failure: { code: 'crm/invalid' },
      });
    expect(await rowsOf(bare, `l.id = ${id}`)).toMatchObject([{ type: 'opportunity' }]);
    const said = async (world: OdooWorld) =>
      (await connectTo(world, { who: 'rep' }).check(signal)).find(({ id }) => id === 'leads')
        ?.state;
    expect([await said(bare), await said(leads), await said(fields)]).toEqual([
      'optional-missing',
      'ok',
      'ok',
    ]);
  });

  it('a column that is mapped to a stage before sales takes people there', async () => {
    const qualified = await columnOf(bare, 'Qualified');
    const first = await columnOf(bare, 'New');
    const mapping = {
      stages: { [`stage-${first}`]: 'mql', [`stage-${qualified}`]: 'sql' },
      stageField: null,
      scoreField: null,
      profileField: null,
    } as const;
    const rep = connectTo(bare, { who: 'rep', mapping });
    const id = await madeBy(bare, {
      name: 'Mapped',
      email_from: 'mapped@acme.example',
      type: 'opportunity',
      stage_id: qualified,
    });
    const change = { contactId: String(id), from: 'sql', to: 'mql' } as const;
    expect(await rep.setStage(change, signal)).toMatchObject({ kind: 'applied' });
    expect(await rowsOf(bare, `l.id = ${id}`)).toMatchObject([
      { type: 'opportunity', column: 'New' },
    ]);
  });
});

it('leaves the columns of another team to that team', async () => {
  const rep = connectTo(leads, { who: 'rep' });
  const mine = await madeBy(leads, {
    name: 'Mine',
    email_from: 'mine@acme.example',
    ...(await valuesAt(leads, 'leads', 'sql')),
  });
  const starred = await madeBy(leads, {
    name: 'Starred',
    email_from: 'starred@acme.example',
    type: 'lead',
    priority: '1',
  });
  const team = await make(leads, 'crm.team', { name: 'Partners' });
  const intake = await make(leads, 'crm.stage', {
    name: 'Partner intake',
    sequence: 0,
    team_ids: [[6, 0, [team]]],
  });
  const theirs = await madeBy(leads, {
    name: 'Theirs',
    email_from: 'theirs@acme.example',
    type: 'lead',
    priority: '1',
    team_id: team,
  });
  const admin = connectTo(leads);
  expect(await found(admin, 'mine@acme.example')).toMatchObject([
    { id: String(mine), stage: 'sql' },
  ]);
  for (const [id, column] of [
    [starred, 'New'],
    [theirs, 'Partner intake'],
  ] as const) {
    const change = { contactId: String(id), from: 'mql', to: 'sql' } as const;
    expect(await connectTo(leads, { who: 'rep' }).setStage(change, signal)).toMatchObject({
      kind: 'applied',
    });
    expect(await rowsOf(leads, `l.id = ${id}`)).toMatchObject([{ column }]);
  }
  // The words of this connector are older than the column: its name is in the link to it.
  const before = connectTo(leads, { who: 'rep' });
  await before.vocabulary(signal);
  const later = await make(leads, 'crm.stage', { name: 'Made later', sequence: 9 });
  await call(leads.as('admin'), 'crm.lead', 'write', { ids: [mine], vals: { stage_id: later } });
  expect(await found(before, 'mine@acme.example')).toMatchObject([
    { stage: 'opportunity', nativeStage: { label: 'Made later' } },
  ]);
  expect((await rep.vocabulary(signal)).stages.map(({ id }) => id)).toContain(`stage-${intake}`);
});

it('finds people by every address of a field, and adds none of them again', async () => {
  const rep = connectTo(leads, { who: 'rep' });
  const lead = await madeBy(leads, {
    name: 'Tri Lead',
    email_from: 'Tri Lead <d@tri.example>, e@tri.example',
  });
  const partner = await make(leads, 'res.partner', {
    name: 'Tri Partner',
    email: 'a@tri.example, b@tri.example; "C" <C@Tri.example>',
  });
  const asked = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({
    email: asEmail(`${name}@tri.example`),
  }));
  const answers = await rep.lookup(asked, signal);
  const [book, made] = [`partner-${partner}`, String(lead)];
  expect(answers.map(({ found: reads }) => reads.map(({ contact }) => contact.id))).toEqual([
    [book],
    [book],
    [book],
    [made],
    [made],
    [],
  ]);
  const outcome = await rep.addContact({ email: 'e@tri.example', name: 'E' }, signal);
  expect(outcome).toMatchObject({ kind: 'applied', contact: { id: made } });
  const [none] = await rep.lookup([{ email: asEmail('%@tri.example') }], signal);
  expect(none?.found).toEqual([]);
});

it('says reason and country in the language of the user, and keeps rules as they are', async () => {
  const world = await leads.fresh('leads');
  await world.run("UPDATE res_lang SET active = true WHERE code = 'es_ES'");
  const inSpanish = { context: { lang: 'es_ES' } };
  const country = await world.sql<{ id: number }>("SELECT id FROM res_country WHERE code = 'DE'");
  await call(world.as('admin'), 'res.country', 'write', {
    ids: [country[0]?.id],
    vals: { name: 'Alemania' },
    ...inSpanish,
  });
  const reason = await make(world, 'crm.lost.reason', { name: 'Too dear' });
  await call(world.as('admin'), 'crm.lost.reason', 'write', {
    ids: [reason],
    vals: { name: 'Demasiado caro' },
    ...inSpanish,
  });
  const id = await madeBy(world, {
    name: 'Dora',
    email_from: 'dora@acme.example',
    country_id: country[0]?.id,
  });
  await call(world.as('admin'), 'crm.lead', 'action_set_lost', {
    ids: [id],
    lost_reason_id: reason,
  });
  await world.run(
    `UPDATE res_partner SET lang = 'es_ES' WHERE id =
       (SELECT partner_id FROM res_users WHERE login = '${world.logins.rep}')`,
  );
  const server = await world.alone();
  const said = async (who: 'rep' | 'admin') => {
    const connector = connectTo(world, { who, url: server.url });
    return (await found(connector, 'dora@acme.example'))[0];
  };
  const [spanish, english] = [await said('rep'), await said('admin')];
  await server.stop();
  await world.drop();
  expect(spanish?.nativeStage?.label).toMatch(/: Demasiado caro$/);
  expect(english?.nativeStage?.label).toBe('Lost: Too dear');
  expect([spanish?.traits['country'], english?.traits['country']]).toEqual(['Alemania', 'Germany']);
  for (const contact of [spanish, english])
    expect(traitMatches(contact?.traits ?? {}, 'country', ['Germany'])).toBe(true);
});

it('begins a queue with who has stood at a stage longest, and says how many there are', async () => {
  const world = await fields.fresh('bare');
  const admin = connectTo(world);
  await admin.fieldMaker?.make(signal);
  const days = [3, 9, null, 1, 5];
  const ids = await makeLeads(
    world,
    'rep',
    days.map((_, at) => ({
      name: `Waits ${at}`,
      email_from: `waits${at}@acme.example`,
      x_relevo_stage: 'mql',
    })),
  );
  for (const [at, ago] of days.entries())
    await world.run(
      `UPDATE crm_lead SET x_relevo_stage_since =
         ${ago === null ? 'NULL' : `now() AT TIME ZONE 'utc' - interval '${ago} days'`}
       WHERE id = ${ids[at]}`,
    );
  for (const api of ['json-2', 'json-rpc'] as const) {
    const rep = connectTo(world, { who: 'rep', api });
    const me = await rep.whoAmI(signal);
    const owned = await rep.contactsOfOwner(me?.id ?? '', ['mql'], 3, signal);
    expect(owned.total).toBe(5);
    expect(owned.reads.map(({ contact }) => contact.name)).toEqual([
      'Waits 2',
      'Waits 1',
      'Waits 4',
    ]);
  }
  await world.drop();
});

describe('the account of a key', () => {
  const accountOf = (
    world: OdooWorld,
    who: 'admin' | 'rep' | 'marketer',
    options: Parameters<typeof connectTo>[1] = {},
  ) => connectTo(world, { who, ...options }).account(signal);

  it('is the database, for every user', async () => {
    const [row] = await bare.sql<{ value: string; accounts: number }>(
      `SELECT value, (SELECT count(*)::int FROM iap_account) AS accounts
       FROM ir_config_parameter WHERE key = 'database.uuid'`,
    );
    for (const who of ['admin', 'rep', 'marketer'] as const)
      expect((await accountOf(bare, who))?.id).toBe(row?.value);
    const [after] = await bare.sql<{ n: number }>('SELECT count(*)::int AS n FROM iap_account');
    expect(after?.n).toBe(row?.accounts);
  });

  it('is one for all keys, and another elsewhere, where Odoo sells no credits', async () => {
    const options: Parameters<typeof connectTo>[1] = {
      fetch: async (url, init) =>
        String(url).includes('iap.account')
          ? Response.json({ name: 'werkzeug.exceptions.NotFound', message: '' }, { status: 404 })
          : fetch(url, init),
    };
    const rep = await accountOf(bare, 'rep', options);
    expect(rep?.id).toMatch(/^made-\d{14}-[0-9a-f]{12}$/);
    expect(await accountOf(bare, 'marketer', options)).toEqual(rep);
    expect((await accountOf(leads, 'rep', options))?.id).not.toBe(rep?.id);
  });
});
