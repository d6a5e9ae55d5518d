import { describe, expect, it } from 'vitest';
import type { AgreementStore } from '../../../../lib/crm/port/agreement-store';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { versionsOf } from '../../../../lib/domain/agreement/document';
import { serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import { type Answer, type Asked, fakeOdoo, JSON_2 } from './fake-odoo';

const signal = AbortSignal.timeout(60_000);
const text = serialiseAgreement({ ...DEFAULT_AGREEMENT, version: 2 });
const document = { text, words: 'Relevo agreement, version 2\n<b>"x" & y</b>', name: 'version-2' };
const base64 = (content: string) => Buffer.from(content, 'utf8').toString('base64');
const file = (id: number, datas: unknown) => ({
  id,
  name: `relevo-agreement-${id}.json`,
  res_id: 4,
  datas,
  create_uid: [7, 'Nora Vidal'],
  create_date: '2026-11-23 10:00:00',
});

interface World {
  readonly version?: object;
  readonly files?: readonly unknown[];
  readonly teams?: readonly unknown[];
  readonly post?: Answer;
  readonly rights?: Answer;
}

/** As Odoo answers: only the ids and the fields that were asked for. */
function filesAsked(files: readonly unknown[], body: Asked['body']): readonly unknown[] {
  const [, list = '[]'] = /\["id","in",(\[[^\]]*\])\]/.exec(JSON.stringify(body?.['domain'])) ?? [];
  const ids: number[] = JSON.parse(list);
  const rows = files as readonly { id: number; datas: unknown }[];
  const chosen = ids.length === 0 ? rows : rows.filter(({ id }) => ids.includes(id));
  const withContent = JSON.stringify(body?.['fields']).includes('datas');
  return withContent ? chosen : chosen.map(({ datas: _, ...row }) => row);
}

function shelf(world: World): { store: AgreementStore; asked: Asked[] } {
  const { connector, asked } = fakeOdoo(({ url, body }) => {
    if (url.endsWith('/web/version')) return { body: world.version ?? JSON_2 };
    if (url.endsWith('/ir.attachment/search_read'))
      return { body: filesAsked(world.files ?? [], body) };
    if (url.endsWith('/crm.team/search_read'))
      return { body: world.teams ?? [{ id: 4, name: 'Sales' }] };
    if (url.endsWith('/crm.team/message_post')) return world.post ?? { body: [99] };
    return world.rights ?? { body: true };
  });
  if (connector.agreements === null) throw new Error('none');
  return { store: connector.agreements, asked };
}

const bodyOf = (asked: readonly Asked[], path: string) =>
  asked.find(({ url }) => url.endsWith(path))?.body;

describe('the agreement in Odoo', () => {
  it('is read from the files of teams, by whom and when Odoo says', async () => {
    const { store: one, asked } = shelf({ files: [file(1, base64(text))] });
    expect(await one.list(signal)).toEqual([
      {
        id: '1',
        content: { kind: 'text', text },
        edited: false,
        author: 'Nora Vidal',
        at: Date.UTC(2026, 10, 23, 10),
      },
    ]);
    expect(bodyOf(asked, '/ir.attachment/search_read')).toMatchObject({
      domain: [
        ['res_model', '=', 'crm.team'],
        ['name', '=like', 'relevo-agreement-%'],
      ],
    });
  });

  it('whatever a person put in the place of a file is reported, and its neighbours stay', async () => {
    const odd = [
      false,
      '',
      7,
      null,
      '%%%',
      base64('no JSON'),
      Buffer.from([0xff, 0xfe]).toString('base64'),
      'A'.repeat(1_500_000),
    ];
    const files = [...odd.map((datas, index) => file(index + 1, datas)), file(50, base64(text))];
    const { versions, unreadable } = versionsOf(await shelf({ files }).store.list(signal));
    expect(versions).toHaveLength(1);
    expect(unreadable).toHaveLength(odd.length);
    const problem = { where: '', what: 'the file is too large', rule: 'damaged', limit: null };
    expect(unreadable.at(-1)?.problems).toEqual([problem]);
  });

  it('is read in answers of a bearable size, and a file that is too large is never fetched', async () => {
    const files = [
      { ...file(1, 'A'.repeat(3_000_000)), file_size: 2_250_000 },
      ...[2, 3, 4, 5, 6].map((id) => ({ ...file(id, 'A'.repeat(1_300_000)), file_size: 975_000 })),
      { ...file(7, base64(text)), file_size: text.length },
    ];
    const { store: one, asked } = shelf({ files });
    const found = await one.list(signal);
    expect(found.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(found[0]?.content).toMatchObject({ kind: 'damaged', what: 'the file is too large' });
    expect(found[6]?.content).toEqual({ kind: 'text', text });
    const reads = asked.filter(({ body }) =>
      JSON.stringify(body?.['fields'] ?? []).includes('datas'),
    );
    expect(reads.length).toBeGreaterThan(1);
    expect(JSON.stringify(reads.map(({ body }) => body?.['domain']))).not.toMatch(/\b1\b/);
  });

  it('is posted as one entry with its file, in words that are no markup, and mailed to no one', async () => {
    const { store: one, asked } = shelf({});
    expect(await one.add(document, signal)).toEqual({ kind: 'applied', contact: null });
    expect(bodyOf(asked, '/crm.team/message_post')).toMatchObject({
      ids: [4],
      body: 'Relevo agreement, version 2<br>&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;',
      subtype_xmlid: 'mail.mt_note',
      attachments: [
        [expect.stringMatching(/^relevo-agreement-version-2-[0-9a-f]{16}\.json$/), text],
      ],
      context: { mail_create_nosubscribe: true, mail_post_autofollow: false },
    });
  });

  it('is not posted again where its file is, and goes where the others are', async () => {
    const first = shelf({});
    await first.store.add(document, signal);
    const posted = JSON.stringify(bodyOf(first.asked, '/crm.team/message_post'));
    const [name] = /relevo-agreement-version-2-[0-9a-f]{16}\.json/.exec(posted) ?? [];
    expect(name).toBeDefined();
    const again = shelf({ files: [{ ...file(1, ''), name }] });
    expect(await again.store.add(document, signal)).toEqual({ kind: 'applied', contact: null });
    expect(bodyOf(again.asked, '/crm.team/message_post')).toBeUndefined();
    const next = shelf({
      files: [{ ...file(1, ''), res_id: 8 }],
      teams: [{ id: 8, name: 'Old team' }],
    });
    await next.store.add(document, signal);
    expect(bodyOf(next.asked, '/crm.team/search_read')).toMatchObject({
      domain: [['id', '=', 8]],
      context: { active_test: false },
    });
    expect(bodyOf(next.asked, '/crm.team/message_post')).toMatchObject({ ids: [8] });
  });

  it('says what Odoo says when it may not, when there is no team, and when the answer is lost', async () => {
    const denied = { name: 'odoo.exceptions.AccessError', message: 'You are not allowed' };
    const refused = await shelf({ post: { status: 403, body: denied } }).store.add(
      document,
      signal,
    );
    expect(refused).toMatchObject({ kind: 'refused', failure: { code: 'crm/forbidden' } });
    const nowhere = shelf({ teams: [] }).store;
    expect(await nowhere.add(document, signal)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/gone' },
    });
    expect(await nowhere.place(signal)).toMatchObject({ mayWrite: false });
    const lost = await shelf({ post: { status: 502, text: 'Bad gateway' } }).store.add(
      document,
      signal,
    );
    expect(lost.kind).toBe('unknown');
  });

  it('asks for the right as each version wants it asked', async () => {
    const now = shelf({ rights: { body: false } });
    expect(await now.store.place(signal)).toEqual({ where: 'Sales', mayWrite: false });
    expect(bodyOf(now.asked, '/crm.team/has_access')).toEqual({ operation: 'write', ids: [] });
  });
});
