import { test as base, type Page } from '@playwright/test';
import { shownOf } from '../../lib/domain/import/clean';
import { hostilePayloads, MARK } from '../corpus/hostile';
import { randomFrom } from '../crm/hubspot/seed/random';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { forwardTo } from '../sites/forward';
import { demoAccount, demoPeople } from '../sites/gmail/people';
import { expect, type Product, startProduct } from './fixtures';

const SEED = 20_261_123;
/** What the CRM's own parser keeps as it is: nothing but blanks would be no name. */
const PAYLOADS = hostilePayloads(randomFrom(SEED)).filter(({ text }) => text.trim() !== '');
/** How many stand in the queue at once, each in a name, a company and a job title. */
const QUEUE = 190;

/** What pages revealed of themselves that they should not have had to reveal. */
interface Alarms {
  readonly dialogs: string[];
  readonly hosts: Set<string>;
  readonly console: string[];
}

const test = base.extend<object, { crm: HubSpotServer; product: Product; alarms: Alarms }>({
  crm: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const crm = await startHubSpotServer({ searchLagMs: 0 });
      crm.control.noLimits();
      fill(crm);
      await use(crm);
      await crm.close();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ crm }, use) => {
      const product = await startProduct({
        build: 'chrome-mv3-e2e',
        hosts: { 'api.hubapi.com': forwardTo(crm.port) },
      });
      const saved = await product.call<{ owners: { id: string; email: string }[] }>(
        'connection.save',
        {
          kind: 'hubspot',
          token: crm.token,
        },
      );
      const me = saved.owners.find((owner) => owner.email === demoAccount.email);
      await product.call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
  alarms: [
    async ({ product }, use) => {
      const alarms: Alarms = { dialogs: [], hosts: new Set(), console: [] };
      product.context.on('dialog', (dialog) => {
        alarms.dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      product.context.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        alarms.hosts.add(protocol === 'chrome-extension:' ? 'us' : host || protocol);
      });
      product.context.on('console', (line) => {
        if (line.type() === 'error' || /Content Security Policy|Refused to/i.test(line.text()))
          alarms.console.push(line.text());
      });
      await use(alarms);
    },
    { scope: 'worker' },
  ],
});

const payload = (index: number): string => PAYLOADS[index % PAYLOADS.length]?.text ?? '';

/** People of the mailbox, and a queue, of whom every word is an attack. */
function fill({ control }: HubSpotServer): void {
  const owner = control.upsertOwner({
    email: demoAccount.email,
    firstName: payload(3),
    lastName: '',
  });
  control.properties.setStages([
    ['lead', 'Lead'],
    ['opportunity', 'Opportunity'],
    ['customer', 'Customer'],
    ['odd', payload(0)],
  ]);
  const now = Date.now();
  for (const [index, { email }] of demoPeople.entries()) {
    const at = index * 8;
    const id = control.upsertContact({
      email,
      firstname: payload(at),
      company: payload(at + 1),
      jobtitle: payload(at + 2),
      lifecyclestage: 'odd',
      hubspot_owner_id: owner,
      hs_analytics_first_touch_converting_campaign: payload(at + 3),
      recent_conversion_event_name: payload(at + 4),
      recent_conversion_date: new Date(now - 3_600_000).toISOString(),
      hs_latest_source: payload(at + 5),
    });
    control.addActivity(
      'emails',
      id,
      { hs_email_subject: payload(at + 6), hs_email_direction: 'EMAIL' },
      now - 7_200_000,
    );
    control.addActivity(
      'calls',
      id,
      { hs_call_title: payload(at + 7), hs_call_body: payload(at) },
      now - 9_200_000,
    );
  }
  for (let index = 0; index < QUEUE; index++) {
    control.upsertContact({
      email: `queue${index}@hostile-works.example`,
      firstname: payload(index),
      company: payload(QUEUE + index),
      jobtitle: 'Buyer',
      lifecyclestage: 'opportunity',
      hubspot_owner_id: owner,
    });
  }
}

/** What must not be in a tree of ours: what runs, what loads, what leads away. */
const ARMED =
  /^(@on|@href$|@src|@action|@formaction|@srcdoc|@style$|script$|img$|image$|iframe$|frame|object$|embed$|base$|link$|meta$|style$|video$|audio$|math$|use$|animate|set$|form$|foreignobject$)/i;

/**
 * Of our own pages: names of elements and attributes in the body, and whatever a payload left in
 * the window.
 */
async function looked(page: Page): Promise<{ armed: string[]; marked: boolean }> {
  const found = await page.evaluate((mark) => {
    const names = [...document.querySelectorAll('#root *')].flatMap((node) => [
      node.localName,
      ...node.getAttributeNames().map((name) => `@${name}`),
    ]);
    return { names: [...new Set(names)], marked: mark in window };
  }, MARK);
  return {
    armed: found.names.filter((name) => ARMED.test(name) && !OWN.has(name)),
    marked: found.marked,
  };
}

/**
 * What our own pages have of that by themselves: links to their sections, sizes, forms that send
 * nothing.
 */
const OWN = new Set(['@href', '@style', 'form']);

/** A text as a name is kept: without blanks around it. */
const kept = (text: string) => text.trim();

test('the queue of the popup shows two hundred people whose names are attacks, each as it is written', async ({
  product,
  alarms,
}) => {
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-queue').click();
  await expect(popup.getByTestId('person-row')).toHaveCount(QUEUE);
  const shown = await popup
    .getByTestId('person-row')
    .evaluateAll((rows) => rows.map((row) => row.textContent ?? ''));
  for (let index = 0; index < QUEUE; index++) {
    for (const text of [payload(index), payload(QUEUE + index)].map(kept)) {
      expect(
        shown.some((row) => row.includes(text)),
        text,
      ).toBe(true);
    }
  }
  expect(await looked(popup)).toEqual({ armed: [], marked: false });
  // What runs when it is touched is touched, too.
  for (const row of (await popup.getByTestId('person-row').all()).slice(0, 12)) await row.hover();
  expect(alarms.dialogs).toEqual([]);
  await popup.close();
});

test('rows, strip and card in the mailbox draw attacks as words', async ({ product, alarms }) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  expect(
    Object.values(await ours.chips()).filter((words) => words.includes(kept(payload(0)))),
  ).not.toEqual([]);
  const threads = await page.evaluate<{ legacyThreadId: string }[]>('__sim.threads()');
  for (const { email } of demoPeople.slice(0, 8)) {
    const thread = threads.find((each) => JSON.stringify(each).includes(email));
    await page.evaluate(`__sim.open(${JSON.stringify(thread?.legacyThreadId)})`);
    // Name, company, title, campaign, touches: the history is read behind the card, and comes after
    // it.
    await expect
      .poll(async () => attacksIn((await ours.words('card')) ?? ''), email)
      .toBeGreaterThanOrEqual(5);
    await page.evaluate('__sim.back()');
    await expect.poll(() => ours.words('card')).toBeNull();
  }
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.words('strip')).not.toBeNull();
  expect((await ours.markup()).filter((name) => ARMED.test(name) && name !== '@style')).toEqual([]);
  expect(await page.evaluate((mark) => mark in window, MARK)).toBe(false);
  expect(await page.evaluate('__sim.evidence.violations')).toEqual([]);
  expect(await page.evaluate('__sim.evidence.errors')).toEqual([]);
  expect(alarms.dialogs).toEqual([]);
  await page.close();
});

/** How many of the payloads stand in a text as they are written. */
function attacksIn(words: string): number {
  return PAYLOADS.filter(({ text }) => kept(text).length > 6 && words.includes(kept(text))).length;
}

test('the refusal of a CRM, in its own words, is text where it is shown', async ({
  product,
  crm,
}) => {
  const words = '<img src=x onerror="window.__relevoPwned=1"><a href="javascript:alert(1)">why</a>';
  crm.control.faults.add({
    match: { method: 'PATCH', path: '/crm/objects/**' },
    fault: {
      kind: 'answer',
      status: 400,
      body: JSON.stringify({ message: words, category: 'VALIDATION_ERROR' }),
      headers: { 'content-type': 'application/json' },
    },
  });
  const { people } = await product.call<{ people: { ticket: string; stage: string }[] }>(
    'people.queue',
    {},
  );
  await product.call('site.move', {
    ticket: people[0]?.ticket,
    intentId: crypto.randomUUID(),
    from: people[0]?.stage,
    to: 'customer',
  });
  await expect
    .poll(
      async () =>
        (await product.call<{ intents: { state: string }[] }>('outbox.list', {})).intents.map(
          ({ state }) => state,
        ),
      {
        timeout: 20_000,
      },
    )
    .toEqual(['parked']);
  for (const file of ['popup.html', 'options.html#waiting']) {
    const page = await product.page(file);
    if (file === 'popup.html') await page.getByTestId('tab-waiting').click();
    await expect(page.getByTestId('park-detail')).toHaveText(words);
    expect(await looked(page)).toEqual({ armed: [], marked: false });
    await page.close();
  }
  crm.control.faults.clear();
});

test('the options show an account, a check and a report of attacks as text', async ({
  product,
}) => {
  const page = await product.page('options.html#mapping');
  await expect(
    page.getByTestId('mapping').getByText(kept(payload(0)), { exact: true }),
  ).toBeVisible();
  await page.getByTestId('nav-connection').click();
  await page.getByTestId('check-run').click();
  await expect(page.getByTestId('check-stages')).toContainText(kept(payload(0)), {
    timeout: 20_000,
  });
  await page.getByTestId('nav-health').click();
  await expect(page.getByTestId('diagnostics-text')).toBeVisible();
  expect(await looked(page)).toEqual({ armed: [], marked: false });
  await page.close();
});

test('the table of an import shows a file of attacks as text, and imports it as text', async ({
  product,
  alarms,
}) => {
  await product.call('connection.save', { kind: 'own-list' });
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  // A spreadsheet's cells: no file can hold these two, whatever is in the rest.
  const texts = PAYLOADS.map(({ text }) => text);
  const columns = ['email', 'constructor', '__proto__', ...texts.slice(0, 60)];
  const rows = Array.from({ length: 5 }, (_, row) => [
    `row${row}@import.example`,
    'x',
    'y',
    ...texts.slice(60 + row * 55, 120 + row * 55),
  ]);
  const csv = [columns, ...rows].map((line) => line.map(cell).join(',')).join('\n');
  const page = await product.page('options.html#import');
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: 'hostile.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByTestId('import-preview')).toBeVisible();
  const drawn = await page.getByTestId('import-preview').evaluate((table) => ({
    cells: [...table.querySelectorAll('td, th > span')].map((one) => one.textContent ?? ''),
    chosen: [...table.querySelectorAll('select')].map((select) => select.selectedIndex),
  }));
  for (const text of texts.slice(0, 300).filter((each) => each.length < 80))
    expect(drawn.cells, text).toContain(shownOf(text));
  // Every column is what a person said it is, or left out.
  expect(drawn.chosen.filter((index) => index < 0)).toEqual([]);
  expect(await looked(page)).toEqual({ armed: [], marked: false });
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-result')).toBeVisible();
  expect(alarms.dialogs).toEqual([]);
  await page.close();
});

test('no one was asked but the mailbox and the CRM, no policy was broken, nothing was thrown', ({
  product,
  alarms,
}) => {
  expect(
    [...alarms.hosts].filter((host) => !['api.hubapi.com', 'mail.google.com', 'us'].includes(host)),
  ).toEqual([]);
  expect(alarms.console.filter((line) => /policy|refused/i.test(line))).toEqual([]);
  expect(product.errors).toEqual([]);
  expect(alarms.dialogs).toEqual([]);
});
