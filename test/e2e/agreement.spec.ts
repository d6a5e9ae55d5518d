import { test as base, expect } from '@playwright/test';
import type { Agreement } from '../../lib/domain/agreement';
import type { AgreementBook, Published } from '../../lib/domain/agreement-view';
import { DEFAULT_AGREEMENT } from '../../lib/domain/default-agreement';
import type { CardView, PersonView } from '../../lib/domain/view';
import { type DemoHubSpot, startDemoHubSpot } from '../demo/hubspot';
import { demoAccount, demoPeople } from '../sites/gmail/people';
import { type Product, startProduct } from './fixtures';

const [WHO] = demoPeople;
const MARKETER = { email: 'mara.lindqvist@relevo-demo.example', firstName: 'Mara', lastName: 'Lindqvist' };

const test = base.extend<object, { hubspot: DemoHubSpot; rep: Product; marketer: Product }>({
  hubspot: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const hubspot = await startDemoHubSpot();
      hubspot.server.control.upsertOwner(MARKETER);
      await use(hubspot);
      await hubspot.close();
    },
    { scope: 'worker' },
  ],
  rep: [({ hubspot }, use) => connected(hubspot, demoAccount.email, use), { scope: 'worker' }],
  marketer: [({ hubspot }, use) => connected(hubspot, MARKETER.email, use), { scope: 'worker' }],
});

async function connected(hubspot: DemoHubSpot, email: string, use: (product: Product) => Promise<void>): Promise<void> {
  const product = await startProduct({ build: 'chrome-mv3-e2e', hosts: { 'api.hubapi.com': hubspot.handler } });
  const saved = await product.call<{ owners: { id: string; email: string }[] }>('connection.save', {
    kind: 'hubspot',
    token: hubspot.token,
  });
  const me = saved.owners.find((owner) => owner.email === email);
  await product.call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
  await use(product);
  await product.close();
}

const book = (of: Product) => of.call<AgreementBook>('agreement.book', {});
const refreshed = async (of: Product) => {
  await of.call('agreement.refresh', {});
  return book(of);
};
const draft = (of: Product, change: Partial<Agreement>) =>
  of.call<AgreementBook>('agreement.draft', {
    base: DEFAULT_AGREEMENT,
    agreement: { ...DEFAULT_AGREEMENT, validFrom: '2026-01-01', ...change },
  });
const publish = (of: Product, choices = {}) => of.call<Published>('agreement.publish', { choices });
const card = async (of: Product) => {
  const [person] = await of.call<PersonView[]>('people.search', { text: WHO?.email ?? '' });
  return of.call<CardView>('site.card', { ticket: person?.ticket });
};

test('two publish: the second sees both and merges, both sign, and scores say the new version in both browsers', async ({
  hubspot,
  rep,
  marketer,
}) => {
  test.setTimeout(180_000);
  expect((await card(rep)).scoreDetail.agreementVersion).toBe(1);
  await draft(rep, { mqlThreshold: 41 });
  await draft(marketer, { mqlThreshold: 47, demoteReasons: [] });
  const first = await publish(rep);
  expect(first.kind).toBe('published');

  const second = await publish(marketer);
  expect(second).toMatchObject({
    kind: 'conflict',
    theirs: { version: 2, mqlThreshold: 41 },
    conflicts: [{ path: ['mqlThreshold'], mine: { number: 47 }, theirs: { number: 41 } }],
  });
  const notes = () =>
    hubspot.server.control.linkedTo(hubspot.server.control.contact('relevo-agreement@example.com')?.id ?? '', 'notes');
  expect(notes()).toHaveLength(1);
  expect(notes()[0]?.values['hs_note_body']).toContain('MQL from a score of 41');

  const merged = await publish(marketer, { '["mqlThreshold"]': 'mine' });
  if (merged.kind !== 'published') throw new Error(merged.kind);
  expect(await book(marketer)).toMatchObject({
    rivals: [],
    draft: null,
    place: { kind: 'crm' },
    versions: [
      { agreement: { version: 3, mqlThreshold: 47 }, by: 'Mara Lindqvist' },
      { agreement: { version: 2 } },
      {},
    ],
  });
  expect((await card(rep)).scoreDetail.agreementVersion).toBe(1);

  await marketer.call('agreement.sign', { digest: merged.digest, department: 'marketing' });
  expect((await refreshed(rep)).versions[0]?.standing).toEqual({ kind: 'waiting', missing: 'sales' });
  const signed = await rep.call<AgreementBook>('agreement.sign', { digest: merged.digest, department: 'sales' });
  expect(signed.inForce.version).toBe(3);
  expect((await card(rep)).scoreDetail.agreementVersion).toBe(3);
  expect((await card(rep)).mqlThreshold).toBe(47);
  expect((await refreshed(marketer)).inForce.signed.map(({ by }) => by)).toEqual(['Mara Lindqvist', signed.me]);
  expect((await card(marketer)).scoreDetail.agreementVersion).toBe(3);

  // The worker dies, and nothing is asked to know it again.
  await rep.stopWorker();
  expect((await rep.call<Agreement>('agreement.read', {})).version).toBe(3);
  expect(await rep.call('people.search', { text: 'relevo-agreement' })).toEqual([]);
});

test('the CRM forbids: nothing is lost, and the draft waits', async ({ hubspot, rep }) => {
  await draft(rep, { mqlThreshold: 55 });
  const reading = 'reads-only';
  hubspot.server.control.addToken(reading, ['crm.objects.contacts.read', 'crm.objects.owners.read']);
  await rep.call('connection.save', { kind: 'hubspot', token: reading });
  await expect(publish(rep, { '["mqlThreshold"]': 'mine' })).rejects.toThrow('crm/forbidden');
  expect(await book(rep)).toMatchObject({ draft: { agreement: { mqlThreshold: 55 } }, inForce: { version: 3 } });
});
