import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewDocument } from '../../lib/crm/port/agreement-store';
import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { versionsOf } from '../../lib/domain/agreement/document';
import { agreementWords } from '../../lib/domain/agreement/plain-text';
import { serialiseAgreement } from '../../lib/domain/agreement/schema';
import type { Who } from '../crm/odoo/databases';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { connectTo } from './harness';

const signal = AbortSignal.timeout(600_000);
const agreement = { ...DEFAULT_AGREEMENT, version: 2 };
const document: NewDocument = {
  text: serialiseAgreement(agreement),
  words: agreementWords(agreement, 'en'),
  name: 'version-2',
};

let world: OdooWorld;
const storeOf = (who: Who) => {
  const { agreements } = connectTo(world, { who });
  if (agreements === null) throw new Error('none');
  return agreements;
};

beforeAll(async () => {
  world = await runningOdoo('bare');
  expect(await storeOf('admin').add(document, signal)).toEqual({ kind: 'applied', contact: null });
});
afterAll(() => world.drop());

it('stands in the history of the sales team as a file that is not public, with an entry in words', async () => {
  const files = await world.sql(
    `SELECT a.public, a.mimetype, a.res_model, t.name->>'en_US' AS team FROM ir_attachment a
     JOIN crm_team t ON t.id = a.res_id WHERE a.name LIKE 'relevo-agreement-%'`,
  );
  const { where } = await storeOf('admin').place(signal);
  expect(files).toEqual([
    {
      public: null,
      mimetype: expect.stringMatching(/json|plain/),
      res_model: 'crm.team',
      team: where,
    },
  ]);
  const entries = await world.sql<{ body: string; is_internal: boolean; mails: number }>(
    `SELECT m.body, m.is_internal, (SELECT count(*)::int FROM mail_mail WHERE mail_message_id = m.id) AS mails
     FROM mail_message m WHERE m.model = 'crm.team' AND m.body LIKE '%Relevo agreement%'`,
  );
  expect(entries).toHaveLength(1);
  expect(entries[0]?.body).toContain('Not signed yet');
  expect(entries[0]).toMatchObject({ mails: 0 });
});

it.each(['rep', 'marketer'] as const)(
  'the %s reads it, cannot change it, and the check says which right that needs',
  async (who) => {
    const store = storeOf(who);
    expect(versionsOf(await store.list(signal)).versions).toMatchObject([
      { agreement: { version: 2 }, by: expect.any(String) },
    ]);
    expect((await store.place(signal)).mayWrite).toBe(false);
    const other = { ...document, text: serialiseAgreement({ ...agreement, version: 3 }) };
    expect(await store.add(other, signal)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/forbidden' },
    });
    expect(await store.list(signal)).toHaveLength(1);
    const items = await connectTo(world, { who }).check(signal);
    expect(items.find(({ id }) => id === 'agreement')).toEqual({
      id: 'agreement',
      state: 'optional-missing',
      detail: 'Sales: Administrator',
    });
  },
);

it('a user who may change the team learns that they may', async () => {
  expect((await storeOf('admin').place(signal)).mayWrite).toBe(true);
  const items = await connectTo(world).check(signal);
  expect(items.find(({ id }) => id === 'agreement')?.state).toBe('ok');
});
