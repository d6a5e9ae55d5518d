import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Connector } from '../../../../lib/crm/port/connector';
import { RelevoError } from '../../../../lib/domain/base/failure';
import { depth } from '../../../run/depth';
import { email as asEmail } from '../../../support/email';
import { fakeOdoo, JSON_2 } from './fake-odoo';

const signal = AbortSignal.timeout(600_000);

/** Values as Odoo has them, and as no one should. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    false,
    null,
    '',
    0,
    -1,
    1e300,
    '2026-13-45 99:99:99',
    '0000-00-00 00:00:00',
    '<b>x</b>',
    [1],
    [1, 'One'],
    [0, false],
  ),
  fc.string(),
);
const row = fc.record({
  id: fc.oneof(fc.integer({ min: 1, max: 9 }), odd),
  name: odd,
  type: fc.oneof(fc.constantFrom('lead', 'opportunity'), odd),
  active: odd,
  priority: odd,
  stage_id: odd,
  won_status: fc.oneof(fc.constantFrom('won', 'lost', 'pending'), odd),
  probability: odd,
  user_id: odd,
  contact_name: odd,
  partner_name: odd,
  partner_id: odd,
  email_from: odd,
  email_normalized: fc.oneof(fc.constant('a@b.example'), odd),
  website: odd,
  campaign_id: odd,
  medium_id: odd,
  create_date: odd,
  write_date: odd,
  body: odd,
  date: odd,
  model: fc.oneof(fc.constantFrom('crm.lead', 'res.partner'), odd),
  res_id: odd,
  message_type: odd,
  author_id: odd,
  mailing_trace_id: odd,
  sent_datetime: odd,
  links_click_datetime: odd,
  x_relevo_stage: odd,
  __count: odd,
});
const answer = fc.oneof(
  fc.array(fc.oneof(row, odd), { maxLength: 6 }),
  fc.array(row, { maxLength: 6 }),
  odd,
);

const ASK: readonly ((connector: Connector) => Promise<unknown>)[] = [
  (crm) =>
    crm.lookup(
      [
        { email: asEmail('a@b.example') },
        { linkedinSlug: 'ana-lopez' },
        { name: 'Ana López', company: 'B' },
      ],
      signal,
    ),
  (crm) => crm.read(['1', 'partner-2', '../3'], signal),
  (crm) => crm.search('ana', signal),
  (crm) => crm.touches('1', null, signal),
  (crm) => crm.setStage({ contactId: '1', from: 'lead', to: 'mql' }, signal),
  (crm) =>
    crm.addNote(
      { contactId: '1', text: 'x', reference: '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10', at: 1 },
      signal,
    ),
  (crm) => crm.setProfile({ contactId: '1', from: null, to: 'ana-lopez' }, signal),
  (crm) => crm.atCompany('Acme S.L.', 20, signal),
  (crm) => crm.notesSince(0, null, signal),
  (crm) => crm.changedSince(['1', 'partner-2'], 0, signal),
  (crm) => crm.countsPerStage(signal),
  (crm) => crm.contactsOfOwner('5', ['mql', 'sql'], 10, signal),
  (crm) => crm.owners(signal),
  (crm) => crm.whoAmI(signal),
  (crm) => crm.vocabulary(signal),
  (crm) => crm.keyEndsAt(signal),
  (crm) => crm.check(signal),
];

it('takes whatever Odoo answers: a result, or a failure that can be explained, never anything else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 8 }),
      fc.nat(ASK.length - 1),
      async (answers, which) => {
        let next = 0;
        const { connector } = fakeOdoo(({ url }) => {
          if (url.endsWith('/web/version')) return { body: JSON_2 };
          if (url.endsWith('/fields_get'))
            return {
              body: {
                type: { type: 'selection' },
                stage_id: {},
                email_normalized: {},
                x_relevo_stage: answers[0],
              },
            };
          return { body: answers[next++ % answers.length] ?? null };
        });
        try {
          await ASK[which]?.(connector);
        } catch (error) {
          expect(error).toBeInstanceOf(RelevoError);
        }
      },
    ),
    { numRuns: depth(600, 3_000) },
  );
});

it('shows a bad record’s neighbours', async () => {
  const good = { id: 3, type: 'lead', email_normalized: 'a@b.example', contact_name: 'Ana López' };
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { maxLength: 5 }), async (bad) => {
      const { connector } = fakeOdoo(({ url }) => {
        if (url.endsWith('/web/version')) return { body: JSON_2 };
        if (url.endsWith('/fields_get'))
          return { body: { type: {}, email_normalized: {}, contact_name: {} } };
        return { body: url.includes('/crm.lead/') ? [...bad, good] : [] };
      });
      const [found] = await connector.lookup([{ email: asEmail('a@b.example') }], signal);
      expect(found?.found.map(({ contact }) => contact.name)).toEqual(['Ana López']);
    }),
    { numRuns: depth(100, 300) },
  );
});
