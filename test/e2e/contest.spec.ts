import { test as base, expect } from '@playwright/test';
import type { ReferralsView } from '../../lib/domain/views/referrals';
import { type DemoHubSpot, startDemoHubSpot } from '../demo/hubspot';
import { demoAccount, demoPeople } from '../sites/gmail/people';
import { type Product, startProduct, waiting } from './fixtures';

/** In the demo account the first of the mailbox is an opportunity, the sixth a customer, both Nora's. */
const [BUYER, , , , , CUSTOMER] = demoPeople;
const MARKETER = {
  email: 'mara.lindqvist@relevo-demo.example',
  firstName: 'Mara',
  lastName: 'Lindqvist',
};

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
  rep: [
    async ({ hubspot }, use) => {
      const product = await connected(hubspot, demoAccount.email);
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
  marketer: [
    async ({ hubspot }, use) => {
      const product = await connected(hubspot, MARKETER.email);
      await product.call('settings.change', { change: { role: 'marketer' } });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
});

async function connected(hubspot: DemoHubSpot, email: string): Promise<Product> {
  const product = await startProduct({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': hubspot.handler },
  });
  const saved = await product.call<{ owners: { id: string; email: string }[] }>('connection.save', {
    kind: 'hubspot',
    token: hubspot.token,
  });
  const me = saved.owners.find((owner) => owner.email === email);
  await product.call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
  return product;
}

/** Bodies of the notes of a contact in the CRM. */
function notesOf({ server: { control } }: DemoHubSpot, email: string): string[] {
  const id = control.contact(email)?.id ?? '';
  return control.linkedTo(id, 'notes').map(({ values }) => values['hs_note_body'] ?? '');
}

test('a rep contests a touch in two clicks, marketing sees it within the sync interval and answers, and the rep sees the answer', async ({
  hubspot,
  rep,
  marketer,
}) => {
  test.setTimeout(180_000);
  const [email, name] = [BUYER?.email ?? '', BUYER?.name ?? ''];
  const today = await rep.page('dashboard.html#today');
  await today.getByTestId('person-row').filter({ hasText: name }).click();
  const card = today.getByTestId('card');
  await expect(card).toHaveAttribute('data-contact-stage', 'opportunity');
  const touch = card.locator('[data-testid=touch][data-by=marketing]', { hasText: 'Pricing page' });
  await touch.getByTestId('credit-open').click();
  await touch.getByTestId('credit-were-referred').click();
  await expect(today.getByTestId('undo-bar')).toContainText('Touch contested');
  await expect(touch).toContainText('Contested by');
  await expect.poll(() => waiting(rep)).toEqual([]);
  const [body = '', ...more] = notesOf(hubspot, email);
  expect(more).toEqual([]);
  expect(body).toContain('Touch contested');
  expect(body).toContain('They were referred');
  expect(body).toContain('Touch: Pricing page');

  const board = await marketer.page('dashboard.html');
  const line = board.getByTestId('thread').filter({ hasText: 'Touch contested' });
  await expect(line).toContainText('Pricing page', { timeout: 60_000 });
  await line.click();
  const detail = board.getByTestId('detail');
  await detail.getByTestId('answer-text').fill('We count it as word of mouth');
  await detail.getByTestId('answer-done').click();
  await expect.poll(() => waiting(marketer)).toEqual([]);

  await expect(async () => {
    await rep.call('feedback.refresh', {});
    await expect(card).toContainText('We count it as word of mouth', { timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  expect([...rep.errors, ...marketer.errors]).toEqual([]);
  await board.close();
  await today.close();
});

test('a customer referred them: it stands on the card and counts as a source, and the customer is asked once', async ({
  hubspot,
  rep,
}) => {
  test.setTimeout(180_000);
  const [buyer, customer] = [BUYER?.name ?? '', CUSTOMER?.name ?? ''];
  const today = await rep.page('dashboard.html#today');
  await today.getByTestId('person-row').filter({ hasText: buyer }).click();
  const card = today.getByTestId('card');
  await card.getByTestId('referred-open').click();
  await card.getByTestId('referred-text').fill(customer);
  await card.getByTestId('referred-search').click();
  await card.getByTestId('referred-pick').first().click();
  await expect(card.getByTestId('owner')).toContainText(`Referred by${customer}`);
  await expect.poll(() => waiting(rep)).toEqual([]);
  expect(notesOf(hubspot, BUYER?.email ?? '').join()).toContain(`Referred by: ${customer}`);

  const rows = today.getByTestId('could-refer').getByRole('listitem');
  await expect(rows).toHaveCount(5, { timeout: 60_000 });
  const could = await rep.call<ReferralsView>('referrals.list', { mine: true });
  const [first] = could.could;
  const name = first?.person.name ?? '?';
  await expect(rows.first()).toContainText(name);
  await expect(rows.first()).toContainText('customer since');
  await rows.first().getByTestId('asked').click();
  await expect(today.getByTestId('asked-to-refer')).toContainText(name);
  await expect(rows.first()).not.toContainText(name);
  await expect.poll(() => waiting(rep)).toEqual([]);
  const notes = hubspot.server.control.linkedTo(first?.person.contactId ?? '', 'notes');
  expect(notes.at(-1)?.values['hs_note_body']).toContain('Asked for a referral');

  await today.getByTestId('nav-referrals').click();
  const source = today.getByTestId('referrals').getByRole('row').filter({ hasText: customer });
  await expect(source).toContainText('1');
  expect(rep.errors).toEqual([]);
  await today.close();
});
