import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../lib/domain/person/contact';
import { email as asEmail } from '../../../support/email';
import { type Answer, type Asked, fakeOdoo, JSON_2 } from './fake-odoo';

const signal = AbortSignal.timeout(60_000);

const FIELDS = {
  type: { type: 'selection', selection: [['lead', 'Lead']] },
  stage_id: {},
  team_id: {},
  active: {},
  won_status: { type: 'selection', selection: [['lost', 'Perdido']] },
  priority: {},
  probability: {},
  email_from: {},
  email_normalized: {},
  contact_name: {},
  lost_reason_id: {},
  country_id: {},
  write_date: {},
};
const COLUMNS = [
  { id: 7, name: 'Partner intake', sequence: 0, is_won: false, team_ids: [3] },
  { id: 1, name: 'New', sequence: 1, is_won: false, team_ids: [] },
  { id: 2, name: 'Qualified', sequence: 2, is_won: false, team_ids: [] },
  { id: 4, name: 'Won', sequence: 9, is_won: true, team_ids: [] },
];
const EMAIL = 'ana@acme.example';

interface Said {
  readonly leads?: readonly Record<string, unknown>[];
  readonly partners?: readonly Record<string, unknown>[];
  readonly groups?: Readonly<Record<string, boolean>>;
  readonly lang?: string;
  /** Answers of single methods, before all others. */
  readonly answers?: Readonly<Record<string, (asked: Asked) => Answer>>;
}

/** An Odoo 19 that holds these leads for whatever is searched. */
function odoo({ leads = [], partners = [], groups = {}, lang = 'en_US', answers = {} }: Said) {
  return fakeOdoo((asked): Answer => {
    const path = new URL(asked.url).pathname.replace('/json/2/', '');
    const own = answers[path];
    if (own !== undefined) return own(asked);
    if (path === '/web/version') return { body: JSON_2 };
    if (path === 'res.users/context_get') return { body: { uid: 5, lang } };
    if (path === 'res.users/has_group')
      return { body: groups[String(asked.body?.['group_ext_id'])] ?? false };
    if (path.endsWith('/fields_get')) return { body: FIELDS };
    if (path === 'crm.stage/search_read') return { body: COLUMNS };
    if (path === 'crm.lead/search_read') return { body: leads };
    if (path === 'res.partner/search_read') return { body: partners };
    return { body: path.endsWith('/write') ? true : [] };
  });
}

const lead = (id: number, vals: Record<string, unknown> = {}) => ({
  id,
  type: 'opportunity',
  stage_id: [1, 'New'],
  active: true,
  won_status: 'pending',
  email_normalized: EMAIL,
  ...vals,
});

async function found(said: Said, email = EMAIL): Promise<Contact[]> {
  const [answer] = await odoo(said).connector.lookup([{ email: asEmail(email) }], signal);
  return (answer?.found ?? []).map(({ contact }) => contact);
}

const writes = (asked: readonly Asked[], method: string) =>
  asked.filter(({ url }) => url.endsWith(method)).map(({ body }) => body);

describe('an archived lead', () => {
  const archived = lead(1, { active: false, stage_id: [2, 'Qualified'] });

  it('says that it is one, in the language of the user, and has no stage', async () => {
    expect(await found({ leads: [archived] })).toMatchObject([
      { id: '1', stage: null, nativeStage: { id: 'archived', label: 'Archived: Qualified' } },
    ]);
    expect(await found({ leads: [archived], lang: 'es_MX' })).toMatchObject([
      { nativeStage: { label: 'Archivado: Qualified' } },
    ]);
  });

  it('speaks neither before a live one nor before a lost one', async () => {
    const live = lead(2);
    expect(await found({ leads: [archived, live] })).toMatchObject([{ id: '2', stage: 'sql' }]);
    const lost = lead(3, { active: false, won_status: 'lost' });
    expect(await found({ leads: [archived, lost] })).toMatchObject([
      { id: '3', nativeStage: { id: 'lost', label: 'Perdido' } },
    ]);
  });

  it('is not moved', async () => {
    const { connector, asked } = odoo({ leads: [archived] });
    const change = { contactId: '1', from: null, to: 'customer' } as const;
    expect(await connector.setStage(change, signal)).toMatchObject({ kind: 'refused' });
    expect(writes(asked, '/write')).toEqual([]);
  });
});

describe('a column of a team', () => {
  it('leaves the first column of all others what it was', async () => {
    const { stages } = await odoo({}).connector.vocabulary(signal);
    expect(stages.map(({ id, suggested }) => [id, suggested])).toEqual([
      ['stage-7', 'sql'],
      ['stage-1', 'sql'],
      ['stage-2', 'opportunity'],
      ['stage-4', 'customer'],
      ['lost', null],
    ]);
  });

  it('takes its own leads alone', async () => {
    for (const [team, column] of [
      [false, 1],
      [[1, 'Sales'], 1],
      [[3, 'Partners'], 7],
    ] as const) {
      const leads = [lead(1, { type: 'lead', stage_id: false, team_id: team })];
      const { connector, asked } = odoo({ leads });
      await connector.setStage({ contactId: '1', from: 'lead', to: 'sql' }, signal);
      expect(writes(asked, '/write')).toMatchObject([{ vals: { stage_id: column } }]);
    }
  });

  it('has the name in the link to it until the words are read again', async () => {
    expect(await found({ leads: [lead(1, { stage_id: [99, 'Just made'] })] })).toMatchObject([
      { nativeStage: { id: 'stage-99', label: 'Just made' } },
    ]);
  });
});

it('adds what the user’s Odoo shows: an opportunity, or a lead where leads are on', async () => {
  for (const [on, type] of [
    [false, 'opportunity'],
    [true, 'lead'],
  ] as const) {
    const { connector, asked } = odoo({ groups: { 'crm.group_use_lead': on } });
    await connector.addContact({ email: EMAIL, name: 'Ana' }, signal);
    expect(writes(asked, '/create')).toMatchObject([{ vals_list: [{ type }] }]);
  }
});

it('finds a person by the second address of a field, and by no pattern in it', async () => {
  const several = lead(1, { email_from: `Ana <${EMAIL}>, other_1@acme.example` });
  const { connector, asked } = odoo({
    answers: {
      // Odoo itself compares the first address alone.
      'crm.lead/search_read': ({ body }) => ({
        body: JSON.stringify(body).includes('"=like"') ? [several] : [],
      }),
    },
  });
  const wanted = [
    { email: asEmail('other_1@acme.example') },
    { email: asEmail('otherx1@acme.example') },
  ];
  const answers = await connector.lookup(wanted, signal);
  expect(answers.map(({ found: reads }) => reads.map(({ contact }) => contact.emails))).toEqual([
    [[EMAIL, 'other_1@acme.example']],
    [],
  ]);
  const terms = JSON.stringify(asked.map(({ body }) => body));
  expect(terms).toContain(JSON.stringify(['email_from', 'ilike', 'other\\_1@acme.example']));
});

describe('a person without a lead', () => {
  const partners = [{ id: 9, name: 'Ana López', email_normalized: EMAIL }];
  const gapsOf = async (all: boolean) =>
    (await found({ partners, groups: { 'sales_team.group_sale_salesman_all_leads': all } }))[0]
      ?.gaps;

  it('is a matter of rights to those who lack them alone', async () => {
    expect(await gapsOf(true)).toEqual([{ what: 'stage', why: 'absent', detail: '' }]);
    expect(await gapsOf(false)).toMatchObject([{ why: 'rights' }]);
  });

  it('gets one by being moved, in a column of all teams', async () => {
    const { connector, asked } = odoo({ partners });
    await connector.setStage({ contactId: 'partner-9', from: null, to: 'sql' }, signal);
    expect(writes(asked, 'crm.lead/create')).toMatchObject([
      { vals_list: [{ partner_id: 9, name: 'Ana López', type: 'opportunity', stage_id: 1 }] },
    ]);
  });
});

it('finds the people of a company in the address book too, each once, and no entry of a company', async () => {
  const atAcme = { commercial_company_name: 'Acme S.L.' };
  const partners = [
    { id: 8, name: 'Ana López', email_normalized: EMAIL, ...atAcme },
    { id: 9, name: 'Bo Berg', email_normalized: 'bo@acme.example', ...atAcme },
    { id: 10, name: 'Cy Cruz', commercial_company_name: 'Acme Foods' },
  ];
  const leads = [
    lead(1, { contact_name: 'Ana López', partner_name: 'ACME', partner_id: [8, 'Ana'] }),
  ];
  const { connector, asked } = odoo({ leads, partners });
  const { reads, total } = await connector.atCompany('Acme', 10, signal);
  expect(reads.map(({ contact }) => contact.name)).toEqual(['Ana López', 'Bo Berg']);
  expect(total).toBe(2);
  expect(JSON.stringify(writes(asked, 'res.partner/search_read'))).toContain(
    JSON.stringify(['is_company', '=', false]),
  );
});

describe('the notes', () => {
  const NOTES = Array.from({ length: 6_000 }, (_, at) => ({
    id: at + 1,
    own: at % 2_500 === 2_400,
    write_date: new Date(1_799_000_000_000 + at * 1000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' '),
  }));

  /** Odoo takes out what the key may not see after it counted the limit. */
  function search({ body }: Asked): Answer {
    const terms = Array.isArray(body?.['domain']) ? body['domain'] : [];
    const of = (field: string, operator: string) =>
      terms.find((term) => term[0] === field && term[1] === operator)?.[2];
    const limit = typeof body?.['limit'] === 'number' ? body['limit'] : NOTES.length;
    const rows = NOTES.filter(
      ({ id, write_date }) =>
        (of('id', 'in') === undefined || of('id', 'in').includes(id)) &&
        !(of('id', 'not in') ?? []).includes(id) &&
        write_date >= (of('write_date', '>=') ?? ''),
    ).slice(0, limit);
    return {
      body: rows
        .filter(({ own }) => own)
        .map((row) => ({ ...row, model: 'crm.lead', res_id: 1, body: `<p>${row.id}</p>` })),
    };
  }

  it('of a rep come however many of others lie between', async () => {
    const { connector } = odoo({ answers: { 'mail.message/search_read': search } });
    const texts: string[] = [];
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const page = await connector.notesSince(0, cursor, signal);
      texts.push(...page.notes.map(({ text }) => text));
      ({ more, cursor } = page);
    }
    expect(texts).toEqual(['2401', '4901']);
    // The clock of the test is days later: what lies behind is not looked through again.
    expect(Number(cursor)).toBeGreaterThan(Date.parse('2027-01-13'));
  });

  it('are read in smaller parts where they are too large together', async () => {
    const own = NOTES.slice(0, 40).map(({ id, write_date }) => ({ id, write_date }));
    const asked: number[] = [];
    const { connector } = odoo({
      answers: {
        'mail.message/search_read': ({ body }) => {
          const terms = Array.isArray(body?.['domain']) ? body['domain'] : [];
          const ids: number[] | undefined = terms.find(
            (term) => term[0] === 'id' && term[1] === 'in',
          )?.[2];
          const given: number[] = terms.find((term) => term[1] === 'not in')?.[2] ?? [];
          if (ids === undefined) return { body: given.length > 0 ? [] : own };
          asked.push(ids.length);
          const letters = ids.length > 9 ? 6_000_000 / ids.length : 10;
          const text = `<p>${'x'.repeat(letters)}</p>`;
          const rows = own.filter(({ id }) => ids.includes(id));
          return {
            body: rows.map((row) => ({ ...row, model: 'crm.lead', res_id: 1, body: text })),
          };
        },
      },
    });
    const page = await connector.notesSince(0, null, signal);
    expect(page.notes.map(({ id }) => Number(id))).toEqual(own.map(({ id }) => id));
    expect(asked).toEqual([40, 20, 20, 10, 10, 10, 10, ...Array<number>(8).fill(5)]);
  });
});

describe('the account', () => {
  const UUID = '331049ea-ece9-11f1-a43a-02fc00000001';
  const refused: Answer = {
    status: 403,
    body: { name: 'odoo.exceptions.AccessError', message: 'You may not' },
  };
  const parameter = 'ir.config_parameter/get_param';
  const credits = 'iap.account/get_credits_url';
  const country = 'res.country/search_read';
  const idBy = async (answers: Record<string, () => Answer>) =>
    (await odoo({ answers }).connector.account(signal))?.id ?? null;

  it('is the same by the parameter and by the address of credits', async () => {
    expect(await idBy({ [parameter]: () => ({ body: UUID }) })).toBe(UUID);
    const address = `https://iap.odoo.com/iap/1/credit?dbuuid=${UUID}&service_name=relevo`;
    expect(await idBy({ [parameter]: () => refused, [credits]: () => ({ body: address }) })).toBe(
      UUID,
    );
  });

  it('is what stands in its place where neither is to be had, and null without that', async () => {
    const neither = { [parameter]: () => refused, [credits]: () => refused };
    const made = { body: [{ id: 1, create_date: '2026-11-30 10:11:12' }] };
    const id = await idBy({ ...neither, [country]: () => made });
    expect(id).toMatch(/^made-20261130101112-[0-9a-f]{12}$/);
    expect(await idBy({ ...neither, [country]: () => refused })).toBeNull();
  });

  it('is not answered by a server that is down', async () => {
    const down = { status: 503, text: 'busy' };
    await expect(idBy({ [parameter]: () => down })).rejects.toMatchObject({
      failure: { code: 'crm/unavailable' },
    });
  });
});
