import { expect, type Page, test } from '@playwright/test';
import { connectHubSpot } from '../crm/connect-hubspot';
import { startDemoHubSpot } from '../demo/hubspot';
import { type Product, startProduct, waiting } from './fixtures';
import { giveTime } from './waits';

const WHO = 'hannah.whitfield@fennwick-foods.example';
const CRM = 'https://api.hubapi.com/*';
const SITE = 'https://mail.google.com/*';

/**
 * What a person does in the browser's own page for extensions: gives and takes the right to a host.
 */
async function rightsDesk(product: Product) {
  const page = await product.context.newPage();
  await page.goto('chrome://extensions');
  const run = (call: string) => page.evaluate(`chrome.developerPrivate.${call}`);
  await run(
    `updateExtensionConfiguration({ extensionId: '${product.id}', hostAccess: 'ON_SPECIFIC_SITES' })`,
  );
  return {
    give: (host: string) => run(`addHostPermission('${product.id}', '${host}')`),
    take: (host: string) => run(`removeHostPermission('${product.id}', '${host}')`),
    close: () => page.close(),
  };
}

/**
 * How many of our parts are in a page; it is asked from outside, since our script may not be there
 * to ask.
 */
async function partsIn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      document.querySelectorAll('span[style^="all:initial"], span[style^="all: initial"]').length,
  );
}

test('the right to reach the CRM, taken while connected: all waits, is said, and goes on when it is given again', {
  tag: '@first-minute',
}, async () => {
  const hubspot = await startDemoHubSpot();
  const product = await startProduct({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': hubspot.handler },
  });
  const rights = await rightsDesk(product);
  await rights.give(SITE);
  await rights.give(CRM);
  // News of the rights that were just given may come late, and end what was asked before.
  await expect(() =>
    connectHubSpot((route, input) => product.call(route, input), hubspot.token),
  ).toPass();
  const [person] = await product.call<{ ticket: string; contactId: string }[]>('people.search', {
    text: WHO,
  });
  const options = await product.page('options.html#connection');
  await expect(options.getByTestId('hubspot')).toBeVisible();
  await expect(options.getByTestId('host-refused')).toBeHidden();

  await rights.take(CRM);
  const asked = hubspot.server.requests.length;
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    text: 'Kept meanwhile',
  });
  await product.call('site.move', {
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    from: 'opportunity',
    to: 'customer',
  });
  await expect(product.call('people.search', { text: WHO })).rejects.toThrow(
    'crm/host-not-permitted',
  );
  expect(
    (await product.call<{ ticket: string }>('site.card', { ticket: person?.ticket })).ticket,
  ).toBeDefined();
  await expect(options.getByTestId('host-refused')).toBeVisible();
  const popup = await product.page('popup.html');
  await popup.getByTestId('search').fill('Hannah');
  await expect(popup.getByTestId('failure-box')).toHaveAttribute(
    'data-code',
    'crm/host-not-permitted',
  );
  await expect(
    popup.getByTestId('failure-box').getByRole('button', { name: /options/i }),
  ).toBeVisible();
  // A worker that dies in the meantime changes nothing of it.
  await product.stopWorker();
  await giveTime(popup, 1_500);
  expect((await waiting(product)).map(({ state }) => state)).toEqual(['queued', 'queued']);
  expect(hubspot.server.requests.length).toBe(asked);

  await rights.give(CRM);
  await expect.poll(() => waiting(product)).toEqual([]);
  const { control } = hubspot.server;
  expect(control.contact(WHO)?.values['lifecyclestage']).toBe('customer');
  expect(
    control
      .linkedTo(person?.contactId ?? '', 'notes')
      .map((note) => note.values['hs_note_body'])
      .join(),
  ).toContain('Kept meanwhile');
  await expect(options.getByTestId('host-refused')).toBeHidden();
  await product.close();
  await hubspot.close();
});

test('a CRM without the right is never asked, and the sample stays in use', async () => {
  const hubspot = await startDemoHubSpot();
  const product = await startProduct({ hosts: { 'api.hubapi.com': hubspot.handler } });
  await expect(
    product.call('connection.save', { kind: 'hubspot', token: hubspot.token }),
  ).rejects.toThrow('crm/host-not-permitted');
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  expect((await product.call<unknown[]>('people.search', { text: WHO })).length).toBe(1);
  expect(hubspot.server.requests.length).toBe(0);
  expect(product.errors).toEqual([]);
  await product.close();
  await hubspot.close();
});

test('the right to the mailbox, taken, and the site switched off: nothing of ours is in the page', async () => {
  const product = await startProduct({ build: 'chrome-mv3-e2e' });
  const rights = await rightsDesk(product);
  await rights.give(SITE);
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  expect(await partsIn(page)).toBeGreaterThan(20);

  await product.call('settings.change', { change: { sites: { gmail: false, linkedin: 'off' } } });
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBe(0);
  await page.reload();
  await page.waitForFunction(() => '__sim' in globalThis);
  await page.evaluate('__sim.open(0)');
  await giveTime(page);
  expect(await ours.box('dock')).toBeNull();
  expect(await ours.words('strip')).toBeNull();
  expect(await ours.chips()).toEqual({});

  await product.call('settings.change', { change: { sites: { gmail: true, linkedin: 'off' } } });
  await expect.poll(() => ours.words('strip')).not.toBeNull();
  await rights.take(SITE);
  await page.reload();
  await page.waitForFunction(() => '__sim' in globalThis);
  await page.evaluate('__sim.settled()');
  await giveTime(page);
  expect(await partsIn(page)).toBe(0);
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-queue').click();
  await expect(popup.locator('[data-row]').first()).toBeVisible();
  await product.close();
});
