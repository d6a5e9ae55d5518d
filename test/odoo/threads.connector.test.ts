import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, Note } from '../../lib/crm/port/connector';
import type { Touch } from '../../lib/domain/base/touch';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { connectTo, makeLeads } from './harness';

const signal = AbortSignal.timeout(300_000);

let world: OdooWorld;
/** A lead of a colleague's, and one of Nora's own. */
let foreign: number;
let own: number;
beforeAll(async () => {
  world = await runningOdoo('bare');
  [foreign, own] = await twoLeads(world);
});
afterAll(() => world?.drop());

async function twoLeads(of: OdooWorld): Promise<[number, number]> {
  const [user] = await of.sql<{ id: number }>(
    "SELECT id FROM res_users WHERE login LIKE 'tomas.arce@%'",
  );
  const [theirs, mine] = [
    { name: 'Theirs', email_from: 'theirs@acme.example', user_id: user?.id },
    { name: 'Mine', email_from: 'mine@acme.example' },
  ];
  const [first] = await makeLeads(of, 'admin', [theirs]);
  const [second] = await makeLeads(of, 'rep', [mine]);
  if (first === undefined || second === undefined) throw new Error('no leads were made');
  return [first, second];
}

interface Written {
  readonly lead: number;
  readonly count: number;
  /** SQL of the text, in which `n` is the number of the message. */
  readonly body: string;
  /** Seconds before now of the first; one second lies between two. */
  readonly ago: number;
  readonly type?: 'comment' | 'notification' | 'email';
  readonly subtype?: 'mt_note' | 'mt_comment';
  readonly subject?: string;
}

/** Messages by a colleague, in PostgreSQL itself: Odoo would take minutes for so many. */
async function write(to: OdooWorld, written: Written): Promise<void> {
  const { lead, count, body, ago, type = 'comment', subtype = 'mt_note', subject } = written;
  await to.run(
    `INSERT INTO mail_message (model, res_id, subtype_id, message_type, subject, body, author_id,
       create_uid, write_uid, create_date, write_date, date, email_from)
     SELECT 'crm.lead', ${lead},
       (SELECT res_id FROM ir_model_data WHERE module = 'mail' AND name = '${subtype}'),
       '${type}', ${subject ?? 'NULL'}, ${body}, u.partner_id, u.id, u.id, at, at, at, u.login
     FROM generate_series(1, ${count}) AS n, res_users u,
       LATERAL (SELECT date_trunc('second', now() AT TIME ZONE 'utc')
         - interval '1 second' * (${ago} - n) AS at) AS t
     WHERE u.login LIKE 'tomas.arce@%'`,
  );
}

/** Every page of the feed of a quarter, as the product reads it. */
async function wholeFeed(connector: Connector): Promise<{ notes: Note[]; cursor: string }> {
  const notes: Note[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page = await connector.notesSince(Date.now() - 100 * 86_400_000, cursor, signal);
    notes.push(...page.notes);
    cursor = page.cursor;
    if (!page.more) return { notes, cursor };
  }
}

describe('the notes of a rep who does not see all documents', () => {
  it('are all that are theirs, however many of others lie between', async () => {
    const ten = `'<p>between ' || n || '</p>'`;
    const day = 86_400;
    await write(world, { lead: foreign, count: 2_300, body: ten, ago: 60 * day });
    await write(world, { lead: own, count: 3, body: `'<p>first ' || n || '</p>'`, ago: 50 * day });
    await write(world, { lead: foreign, count: 2_300, body: ten, ago: 40 * day });
    await write(world, { lead: own, count: 210, body: `'<p>more ' || n || '</p>'`, ago: 30 * day });
    await write(world, { lead: foreign, count: 250, body: ten, ago: 20 * day });
    await write(world, { lead: own, count: 5, body: `'<p>last ' || n || '</p>'`, ago: 10 * day });
    const rep = connectTo(world, { who: 'rep' });
    const { notes, cursor } = await wholeFeed(rep);
    const texts = notes.map(({ text }) => text);
    expect(texts).toHaveLength(218);
    expect(new Set(texts).size).toBe(218);
    expect(texts.slice(-5)).toEqual([1, 2, 3, 4, 5].map((n) => `last ${n}`));
    // What is behind is not looked through again, and what is new is not missed.
    await write(world, { lead: foreign, count: 2_300, body: ten, ago: 4_000 });
    await write(world, { lead: own, count: 1, body: "'<p>new</p>'", ago: 60 });
    const next = await rep.notesSince(0, cursor, signal);
    expect(next.notes.map(({ text }) => text)).toEqual(['new']);
    const rest = await rep.notesSince(0, next.cursor, signal);
    expect(rest).toMatchObject({ notes: [], more: false });
    const all = await wholeFeed(connectTo(world));
    expect(all.notes).toHaveLength(3 * 2_300 + 250 + 219);
  });
});

describe('notes and messages that are large', () => {
  it('shrink the page and stop nothing', async () => {
    const place = await world.fresh('bare');
    const [, lead] = await twoLeads(place);
    const large = (letters: number) => `'<p>' || n || ' ' || repeat('x', ${letters}) || '</p>'`;
    await write(place, { lead, count: 250, body: large(30_000), ago: 9_000 });
    await write(place, { lead, count: 1, body: large(6_000_000), ago: 5_000 });
    await write(place, { lead, count: 2, body: large(10), ago: 4_000 });
    const { notes } = await wholeFeed(connectTo(place, { who: 'rep' }));
    await place.drop();
    expect(notes.map(({ text }) => text.split(/ x+$/)[0])).toEqual([
      ...Array.from({ length: 250 }, (_, at) => String(at + 1)),
      // Of the one that is too large by itself: how it begins.
      '1 [...]',
      '1',
      '2',
    ]);
  });

  it('that are no words are kept, and what Odoo itself logs is none of a person', async () => {
    const place = await world.fresh('bare');
    const [, lead] = await twoLeads(place);
    const picture = `'<p><img src="/web/image/7"></p>'`;
    await write(place, { lead, count: 1, body: picture, ago: 30 });
    await write(place, {
      lead,
      count: 1,
      body: "'<p>Contact created</p>'",
      ago: 20,
      type: 'notification',
    });
    await write(place, { lead, count: 1, body: "''", ago: 10 });
    const table = `'<table><tr><td>Budget</td><td>10.000,50 €</td></tr></table>'`;
    await write(place, { lead, count: 1, body: table, ago: 5 });
    const { notes } = await wholeFeed(connectTo(place, { who: 'rep' }));
    await place.drop();
    expect(notes.map(({ text }) => text)).toEqual(['📎', 'Budget 10.000,50 €']);
  });
});

describe('the history of a long thread', () => {
  const history = async (connector: Connector, id: number) => {
    const touches: Touch[] = [];
    let gaps: readonly { what: string; why: string; detail: string }[] = [];
    let cursor: string | null = null;
    do {
      const page = await connector.touches(String(id), cursor, signal);
      touches.push(...page.touches);
      gaps = [...gaps, ...page.gaps];
      cursor = page.next;
    } while (cursor !== null);
    return { messages: touches.filter(({ id }) => id.startsWith('message:')), gaps };
  };

  it('has every message, however long they are', async () => {
    const place = await world.fresh('bare');
    const [, lead] = await twoLeads(place);
    const body = `'<p>Offer ' || n || '</p><p>' || repeat('long ', 9000) || '</p>'`;
    const mail = { lead, body, type: 'email', subtype: 'mt_comment' } as const;
    await write(place, { ...mail, count: 150, ago: 9_000 });
    await write(place, { ...mail, count: 1, ago: 5_000, subject: "'Our offer'" });
    const { messages, gaps } = await history(connectTo(place, { who: 'admin' }), lead);
    await place.drop();
    expect(gaps).toEqual([]);
    expect(messages).toHaveLength(151);
    expect(messages[0]?.title).toBe('Our offer');
    expect(messages.at(-1)?.title).toMatch(/^Offer 1 long long/);
  });

  it('is said to be the newest part where there is more than is read', async () => {
    const place = await world.fresh('bare');
    const [, lead] = await twoLeads(place);
    const mail = { lead, type: 'email', subtype: 'mt_comment' } as const;
    await write(place, { ...mail, count: 5_001, body: "'<p>' || n || '</p>'", ago: 90_000 });
    const { messages, gaps } = await history(connectTo(place), lead);
    await place.drop();
    expect(messages.length).toBe(5_000);
    expect(messages.map(({ title }) => title)).not.toContain('1');
    expect(gaps).toContainEqual({ what: 'touches', why: 'newest', detail: '5000' });
  });

  it('names a finished activity without the blanks of a template', async () => {
    const place = await world.fresh('bare');
    const [, lead] = await twoLeads(place);
    const [type] = await place.sql<{ id: number }>(
      "SELECT id FROM mail_activity_type WHERE category = 'phonecall'",
    );
    const [model] = await place.sql<{ id: number }>(
      "SELECT id FROM ir_model WHERE model = 'crm.lead'",
    );
    const [activity] = await call<number[]>(place.as('rep'), 'mail.activity', 'create', {
      vals_list: [
        {
          res_model_id: model?.id,
          res_id: lead,
          activity_type_id: type?.id,
          summary: 'llamar',
        },
      ],
    });
    await call(place.as('rep'), 'mail.activity', 'action_feedback', { ids: [activity] });
    const { messages } = await history(connectTo(place, { who: 'rep' }), lead);
    await place.drop();
    expect(messages).toMatchObject([{ kind: 'call', title: 'Call done: llamar' }]);
  });
});
