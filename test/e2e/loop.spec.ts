import { test as base, expect } from '@playwright/test';
import { type DemoHubSpot, startDemoHubSpot } from '../demo/hubspot';
import { demoAccount, demoPeople } from '../sites/gmail/people';
import { type Product, startProduct, waiting } from './fixtures';
import { untilClickCounts } from './waits';

/** A person who wrote last in a thread, so that the card is about them. */
const WHO = demoPeople.find(({ email }) => email.startsWith('lucia.serrano'));
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
      hubspot.server.control.upsertContact({
        email: WHO?.email ?? '',
        lifecyclestage: 'marketingqualifiedlead',
        hs_analytics_first_touch_converting_campaign: 'Autumn launch',
        hs_v2_date_entered_marketingqualifiedlead: new Date(Date.now() - 3_600_000).toISOString(),
      });
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

test('a rep rejects in Gmail, marketing sees it with campaign and touches and answers, and the card shows the answer', async ({
  hubspot,
  rep,
  marketer,
}) => {
  test.setTimeout(180_000);
  const { page, ours } = await rep.mailbox();
  const threads =
    await page.evaluate<{ legacyThreadId: string; people: unknown }[]>('__sim.threads()');
  const thread = threads.find(({ people }) => JSON.stringify(people).includes(WHO?.email ?? '?'));
  await page.evaluate(`__sim.open(${JSON.stringify(thread?.legacyThreadId)})`);
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe('mql');
  await expect.poll(() => ours.attribute('hand-off', 'data-state')).toBe('pending');
  await untilClickCounts(ours, 'verdict-rejected');
  await ours.click('verdict-rejected');
  await untilClickCounts(ours, 'choice-no-budget');
  await ours.click('choice-no-budget');
  await expect.poll(() => ours.words('undo-bar')).toContain('Rejected');
  await expect.poll(() => ours.attribute('hand-off', 'data-state')).toBe('rejected');
  await expect.poll(() => waiting(rep)).toEqual([]);
  const contact = hubspot.server.control.contact(WHO?.email ?? '');
  expect(contact?.values['lifecyclestage']).toBe('lead');
  const notes = hubspot.server.control.linkedTo(contact?.id ?? '', 'notes');
  expect(notes).toHaveLength(1);
  expect(notes[0]?.values['hs_note_body']).toContain('No budget');
  expect(notes[0]?.values['hubspot_owner_id']).toBeTruthy();

  const board = await marketer.page('dashboard.html');
  await expect(board.getByTestId('view-feedback')).toBeVisible();
  const line = board.getByTestId('thread').filter({ hasText: WHO?.name ?? '' });
  await expect(line).toContainText('No budget', { timeout: 60_000 });
  await expect(line).toContainText('Autumn launch');
  await expect(board.getByTestId('by-campaign')).toContainText('100%');
  await line.click();
  const detail = board.getByTestId('detail');
  await expect(detail).toContainText('Nora Vidal');
  await expect(detail).toContainText('Pricing page');
  await detail.getByTestId('answer-text').fill('Thank you: we take them out of the campaign');
  await detail.getByTestId('answer-done').click();
  await expect(detail.getByTestId('dealt-with')).toContainText('Mara');
  await expect.poll(() => waiting(marketer)).toEqual([]);

  await rep.call('feedback.refresh', {});
  await expect
    .poll(
      async () => {
        await rep.call('feedback.refresh', {});
        return ours.words('answer');
      },
      { timeout: 90_000, intervals: [3_000] },
    )
    .toContain('take them out of the campaign');
  await board.goBack();
  await expect(board).toHaveURL(/#feedback$/);
  expect([...rep.errors, ...marketer.errors]).toEqual([]);
  await board.close();
  await page.close();
});
