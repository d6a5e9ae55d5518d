import { test as base, expect } from '@playwright/test';
import { connectHubSpot } from '../crm/connect-hubspot';
import { type DemoHubSpot, startDemoHubSpot } from '../demo/hubspot';
import { demoAccount } from '../sites/gmail/people';
import { type Product, startProduct, waiting } from './fixtures';

const WHO = 'hannah.whitfield@fennwick-foods.example';

const test = base.extend<object, { hubspot: DemoHubSpot; product: Product }>({
  hubspot: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const hubspot = await startDemoHubSpot();
      await use(hubspot);
      await hubspot.close();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ hubspot }, use) => {
      const product = await startProduct({
        build: 'chrome-mv3-e2e',
        hosts: { 'api.hubapi.com': hubspot.handler },
      });
      await connectHubSpot(
        (route, input) => product.call(route, input),
        hubspot.token,
        demoAccount.email,
      );
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
});

const stage = (hubspot: DemoHubSpot) =>
  hubspot.server.control.contact(WHO)?.values['lifecyclestage'];

test('the check says line by line what works', async ({ product }) => {
  const { items } = await product.call<{ items: { id: string; state: string }[] }>(
    'connection.check',
    {},
  );
  for (const id of ['reach', 'key', 'contacts-read', 'contacts-write', 'owners', 'notes']) {
    expect(items.find((item) => item.id === id)?.state, id).toBe('ok');
  }
});

test('fifty rows are asked of HubSpot in one request at most', async ({ product, hubspot }) => {
  await product.call('connection.check', {});
  // The people that the queue and the hand-offs bring in in the meantime is not asked for again.
  await product.call('cache.erase', { everything: false });
  hubspot.server.forgetRequests();
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  // The agreement is looked for by an address too, at a contact of its own.
  const lookups = () =>
    hubspot.server.requests
      .map(({ requestBody }) => JSON.stringify(requestBody) ?? '')
      .filter((body) => body.includes('idProperty') && !body.includes('relevo-agreement@'));
  // None where reading ahead knew them all; never one a row.
  expect(lookups().length).toBeLessThanOrEqual(1);
  await page.reload();
  await page.waitForFunction(() => '__sim' in globalThis);
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  expect(lookups().length).toBeLessThanOrEqual(1);
  await page.close();
});

test('the goals are counted by HubSpot as the Funnel counts, and say that no one agreed on them', async ({
  product,
}) => {
  test.setTimeout(120_000);
  const page = await product.page('dashboard.html#goals');
  await expect(page.getByTestId('goals-unagreed')).toBeVisible();
  // One search a second, and what came this month is among the first.
  await expect(page.getByTestId('seen-mql')).toHaveText(/^\d+ of 40$/, { timeout: 60_000 });
  await expect(page.getByTestId('seen-customers')).toBeVisible({ timeout: 60_000 });
  const [seen] = (await page.getByTestId('seen-mql').innerText()).split(' ');
  const funnel = await product.page('dashboard.html#funnel');
  await expect(funnel.getByTestId('count-came.mql')).toHaveText(seen ?? '?');
  await funnel.close();
  // What no one agreed on is no line anywhere.
  expect((await product.call<{ lines: unknown[] }>('goals.lines', {})).lines).toEqual([]);
  await page.close();
});

test('the popup promotes with one click, HubSpot has it, and the card in Gmail follows', async ({
  product,
  hubspot,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe('opportunity');
  const popup = await product.page('popup.html');
  await popup
    .getByRole('searchbox')
    .or(popup.getByRole('textbox'))
    .first()
    .fill('Hannah Whitfield');
  await popup.getByText('Hannah Whitfield').first().click();
  await popup.getByTestId('promote').click();
  await expect.poll(() => stage(hubspot)).toBe('customer');
  await expect.poll(() => ours.attribute('card', 'data-contact-stage')).toBe('customer');
  await popup.getByTestId('undo').click();
  await expect.poll(() => stage(hubspot)).toBe('opportunity');
  await popup.close();
  await page.close();
});

test('a lost answer is not sent twice, and a killed worker loses nothing', async ({
  product,
  hubspot,
}) => {
  // What a dead worker sent is looked for only when its request cannot be on its way any more.
  const { control } = hubspot.server;
  const [person] = await product.call<{ ticket: string; contactId: string }[]>('people.search', {
    text: WHO,
  });
  const intentId = crypto.randomUUID();
  control.faults.add({
    match: { method: 'POST', path: '/crm/objects/*/notes', nth: 1 },
    fault: { kind: 'cut', when: 'after' },
  });
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId,
    text: 'Asks about two sites',
  });
  await product.stopWorker();
  await expect
    .poll(
      () =>
        control
          .linkedTo(person?.contactId ?? '', 'notes')
          .filter((note) => note.values['hs_note_body']?.includes('two sites')).length,
      { timeout: 45_000 },
    )
    .toBe(1);
  await expect.poll(() => waiting(product), { timeout: 45_000 }).toEqual([]);
  expect(
    control
      .linkedTo(person?.contactId ?? '', 'notes')
      .filter((note) => note.values['hs_note_body']?.includes('two sites')),
  ).toHaveLength(1);
  control.faults.clear();
});

test('two reps at once: the second sees what the first did, and decides', async ({
  product,
  hubspot,
}) => {
  const email = 'owen.price@fennwick-foods.example';
  const [person] = await product.call<{ ticket: string; stage: string; contactId: string }[]>(
    'people.search',
    {
      text: email,
    },
  );
  hubspot.server.control.upsertContact({ email, lifecyclestage: 'customer' });
  await product.call('site.move', {
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    from: person?.stage,
    to: 'opportunity',
  });
  const list = () => waiting(product);
  await expect
    .poll(async () => (await list())[0]?.park)
    .toMatchObject({ reason: 'conflict', theirs: 'customer' });
  expect(hubspot.server.control.contact(email)?.values['lifecyclestage']).toBe('customer');
  await product.call('outbox.discard', { intentId: (await list())[0]?.intentId });
  expect(await list()).toEqual([]);
});

test('a key that no longer works is said once, and nothing is lost', async ({
  product,
  hubspot,
}) => {
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: WHO });
  hubspot.server.control.expireToken(hubspot.token);
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    text: 'Kept safe',
  });
  await expect
    .poll(async () => (await product.call<{ failure: unknown }>('connection.read', {})).failure)
    .toMatchObject({ code: 'crm/unauthorised' });
  const asked = hubspot.server.requests.length;
  expect(await waiting(product)).toHaveLength(1);
  hubspot.server.control.addToken('pat-new-key');
  await product.call('connection.save', { kind: 'hubspot', token: 'pat-new-key' });
  await expect.poll(() => waiting(product)).toEqual([]);
  expect(hubspot.server.requests.length).toBeGreaterThan(asked);
});

test('the key was in one header to one host, and nowhere else', async ({ product, hubspot }) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(5);
  await page.close();
  expect(product.hosts()).toEqual(['api.hubapi.com', 'mail.google.com']);
  const everything = JSON.stringify([
    hubspot.server.requests.map(({ path, query, requestBody }) => [path, query, requestBody]),
    await product.call('connection.read', {}),
    await product.call('diagnostics.read', {}),
    await product.call('settings.read', {}),
  ]);
  expect(everything).not.toContain(hubspot.token);
});
