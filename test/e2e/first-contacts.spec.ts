import { test as base, expect } from '@playwright/test';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { forwardTo } from '../sites/forward';
import { type Product, startProduct, waiting } from './fixtures';

const WHO = { email: 'lucia@acme.example', firstname: 'Lucía', lastname: 'Serrano' };
const NAME = 'Lucía Serrano';
const REP = { email: 'nora@relevo-demo.example', firstName: 'Nora', lastName: 'Vidal' };
const MANAGER = { email: 'mara@relevo-demo.example', firstName: 'Mara', lastName: 'Lindqvist' };

const test = base.extend<object, { hubspot: HubSpotServer; rep: Product; manager: Product }>({
  hubspot: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const hubspot = await startHubSpotServer({ searchLagMs: 0 });
      const { control } = hubspot;
      control.upsertOwner(MANAGER);
      control.upsertContact({
        ...WHO,
        hubspot_owner_id: control.upsertOwner(REP),
        lifecyclestage: 'marketingqualifiedlead',
        hs_v2_date_entered_marketingqualifiedlead: new Date(Date.now() - 3_600_000).toISOString(),
      });
      await use(hubspot);
      await hubspot.close();
    },
    { scope: 'worker' },
  ],
  rep: [
    async ({ hubspot }, use) => {
      const product = await connected(hubspot, REP.email);
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
  manager: [
    async ({ hubspot }, use) => {
      const product = await connected(hubspot, MANAGER.email);
      await product.call('settings.change', { change: { role: 'manager' } });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
});

async function connected(hubspot: HubSpotServer, email: string): Promise<Product> {
  const product = await startProduct({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': forwardTo(hubspot.port) },
  });
  const saved = await product.call<{ owners: { id: string; email: string }[] }>('connection.save', {
    kind: 'hubspot',
    token: hubspot.token,
  });
  const me = saved.owners.find((owner) => owner.email === email);
  await product.call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
  return product;
}

test('a call logged in the CRM stops the clock for a manager who has opened no card', async ({
  hubspot,
  rep,
  manager,
}) => {
  test.setTimeout(180_000);
  const popup = await rep.page('popup.html');
  const row = popup.getByTestId('queue').getByText(NAME);
  await row.click();
  const state = popup.getByTestId('hand-off');
  await expect(popup.getByTestId('verdict-accepted')).toBeVisible();
  for (const [key, becomes] of [
    ['a', 'accepted'],
    ['u', 'pending'],
    ['a', 'accepted'],
  ] as const) {
    await popup.keyboard.press(key);
    await expect(state).toHaveAttribute('data-state', becomes);
  }
  await expect.poll(() => waiting(rep)).toEqual([]);
  await popup.close();

  const board = await manager.page('dashboard.html');
  await expect(board.getByTestId('view-hand-offs')).toBeVisible();
  await board.getByTestId('clock-first-contact').click();
  await manager.call('feedback.refresh', {});
  const waits = board.getByTestId('late-person').filter({ hasText: NAME });
  await expect(waits).toBeVisible({ timeout: 30_000 });
  await waits.click();
  const [list, opened] = [board.locator('.late-list'), board.getByTestId('team-person')];
  await expect(opened).toContainText(NAME);
  const [left, right] = [await list.boundingBox(), await opened.boundingBox()];
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  expect(right?.y).toBeLessThan((left?.y ?? 0) + (left?.height ?? 0));

  await manager.call('settings.change', { change: { theme: 'dark' } });
  const scheme = () =>
    board.evaluate(
      () => getComputedStyle(document.querySelector('.rv') ?? document.body).colorScheme,
    );
  await expect.poll(scheme).toBe('dark');
  await board.emulateMedia({ media: 'print' });
  expect(await scheme()).toBe('light');
  await board.emulateMedia({ media: null });

  const contact = hubspot.control.contact(WHO.email);
  hubspot.control.addActivity('calls', contact?.id ?? '', {
    hs_call_title: 'Rang them from the desk',
    hs_call_direction: 'OUTBOUND',
  });
  // A worker that died in the meantime begins with what is stored.
  await manager.stopWorker();
  await expect(async () => {
    await manager.call('handOffs.refresh', {});
    await expect(waits).toHaveCount(0, { timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await expect(
    board.getByTestId('hand-offs-empty').or(board.locator('.big-figures')),
  ).toContainText('1');

  await rep.call('handOffs.refresh', {});
  await expect
    .poll(
      async () => {
        const { people } = await rep.call<{
          people: { name: string; clock: { kind: string } | null }[];
        }>('people.queue', {});
        return people.find(({ name }) => name === NAME)?.clock?.kind;
      },
      { timeout: 60_000, intervals: [2_000] },
    )
    .toBe('decide-sql');
  expect([...rep.errors, ...manager.errors]).toEqual([]);
});
