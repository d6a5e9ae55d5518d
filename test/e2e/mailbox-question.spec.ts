import type { TabView } from '../../lib/domain/views/tab';
import { demoMailbox } from '../sites/gmail/demo-mailbox';
import { demoAccount } from '../sites/gmail/people';
import { test as base, expect, type Product, startProduct } from './fixtures';
import type { Ours } from './ours';

const WORK = demoAccount.email;
const PRIVATE = 'nora.at.home@gmail.com';
const WHO = 'hannah.whitfield@fennwick-foods.example';

/** A browser with two accounts in it, and no one asked about either yet. */
const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const home = { email: PRIVATE, name: 'Nora Vidal', company: '' };
      const product = await startProduct({
        unasked: true,
        mailboxAt: (path) =>
          path.startsWith('/mail/u/1') ? { ...demoMailbox(), account: home } : demoMailbox(),
      });
      await use(product);
      await product.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const reset = (product: Product) => product.call('settings.change', { change: { mailboxes: {} } });
const mailboxes = async (product: Product) =>
  (await product.call<{ mailboxes: object }>('settings.read', {})).mailboxes;
const question = (ours: Ours) => ours.words('mailbox');
const chips = async (ours: Ours) => Object.keys(await ours.chips()).length;
/** Keeps count of the routes that the script asks from now on. */
const countRoutes = (ours: Ours) =>
  ours.inContentScript<null>(`const { runtime } = chrome; const send = runtime.sendMessage;
    globalThis.sentRoutes = [];
    runtime.sendMessage = (message) => { sentRoutes.push(message.route); return send.call(runtime, message); };
    return null;`);
const routes = (ours: Ours) => ours.inContentScript<string[]>('return sentRoutes;');
const say = (ours: Ours, route: string, input: unknown) =>
  ours.inContentScript<{ ok: boolean; value?: unknown; error?: { code: string } }>(
    `return chrome.runtime.sendMessage(${JSON.stringify({ relevo: 'call', route, input })});`,
  );
const here = (product: Product) => product.call<TabView>('tab.people', {});

/** A button counts when it was seen for half a second: clicks until it did. */
async function press(ours: Ours, button: string): Promise<void> {
  await expect(async () => {
    if ((await question(ours)) !== null) await ours.click(button);
    expect(await question(ours)).toBeNull();
  }).toPass();
}

test.beforeEach(({ product }) => reset(product));

test('the first visit asks, one click away from the first chip, and nothing is asked or drawn before', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(() => question(ours)).toContain(`Use Relevo in ${WORK}?`);
  await countRoutes(ours);
  await page.evaluate('__sim.open(0)');
  await page.evaluate('__sim.settled()');
  expect(await chips(ours)).toBe(0);
  expect(await ours.words('strip')).toBeNull();
  expect(await routes(ours)).toEqual([]);
  await press(ours, 'mailbox-yes');
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  expect(await routes(ours)).toContain('site.lookup');
  await page.evaluate(`location.hash = '#inbox'`);
  await expect.poll(() => chips(ours)).toBeGreaterThan(20);
  expect(await mailboxes(product)).toEqual({ [WORK]: true });
  await page.close();
  const again = await product.mailbox();
  await expect.poll(() => chips(again.ours)).toBeGreaterThan(20);
  expect(await question(again.ours)).toBeNull();
  await again.page.close();
});

test('a no is remembered, stops anyone who broke into the page, and is changed in the options', async ({
  product,
}) => {
  await product.call('settings.change', { change: { mailboxes: { [WORK]: true } } });
  const { page, ours } = await product.mailbox({}, '#inbox', '/mail/u/1/');
  await expect.poll(() => question(ours)).toContain(`Use Relevo in ${PRIVATE}?`);
  await press(ours, 'mailbox-no');
  expect(await mailboxes(product)).toEqual({ [WORK]: true, [PRIVATE]: false });
  await page.evaluate('__sim.open(0)');
  await page.evaluate('__sim.settled()');
  expect(await chips(ours)).toBe(0);
  expect(await ours.words('card')).toBeNull();
  // Whatever the script says, under whichever name: this address stays without Relevo.
  const people = [{ email: WHO }];
  const forbidden = { ok: false, error: { code: 'bus/forbidden' } };
  for (const mailbox of [undefined, PRIVATE, WORK, 'made.up@nowhere.example', ''])
    expect(await say(ours, 'site.lookup', { people, mailbox }), mailbox).toMatchObject(forbidden);
  for (const mailbox of [PRIVATE, WORK, 'made.up@nowhere.example'])
    expect(await say(ours, 'site.mailbox', { mailbox, use: true })).toMatchObject(forbidden);
  expect(await say(ours, 'site.lookup', { people, mailbox: WORK })).toMatchObject(forbidden);
  expect(await say(ours, 'site.health', { site: 'gmail', signals: [] })).toMatchObject(forbidden);
  expect(await mailboxes(product)).toEqual({ [WORK]: true, [PRIVATE]: false });

  const options = await product.page('options.html#mailboxes');
  const box = options.getByTestId(`mailbox ${PRIVATE}`);
  await box.click();
  await expect(box).toBeChecked();
  await page.bringToFront();
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  await options.bringToFront();
  await box.click();
  await expect(box).not.toBeChecked();
  await page.bringToFront();
  await expect.poll(() => ours.words('card')).toBeNull();
  await options.close();
  await page.close();
});

test('a delegated mailbox is asked about by its own name, beside the one of who works in it', async ({
  product,
}) => {
  await product.call('settings.change', { change: { mailboxes: { [PRIVATE]: true } } });
  const delegate = { email: PRIVATE, name: 'Nora Vidal' };
  const { page, ours } = await product.mailbox({ delegate }, '#inbox', '/mail/u/0/d/AEoRXR/');
  await expect.poll(() => question(ours)).toContain(`Use Relevo in ${WORK}?`);
  expect(await chips(ours)).toBe(0);
  await press(ours, 'mailbox-yes');
  await expect.poll(() => chips(ours)).toBeGreaterThan(20);
  await page.close();
  // At an address that is not of a delegated mailbox such a page contradicts itself.
  const other = await product.mailbox({ delegate });
  await other.page.evaluate('__sim.settled()');
  expect(await question(other.ours)).toBeNull();
  expect(await chips(other.ours)).toBe(0);
  await other.page.close();
});

test('the popup asks the same, and a thread in a window of its own follows its mailbox', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await expect.poll(() => question(ours)).not.toBeNull();
  await page.bringToFront();
  expect(await here(product)).toMatchObject({
    reach: 'mailbox',
    people: [],
    mailbox: { address: WORK, use: 'unasked' },
  });
  const tab = await here(product);
  await product.call('tab.mailbox', { tabId: tab.tabId, mailbox: WORK, use: true });
  await expect.poll(() => chips(ours)).toBeGreaterThan(20);
  await page.evaluate('__sim.open(0)');
  await expect.poll(async () => (await here(product)).people.length).toBeGreaterThan(0);
  await page.close();
});

test('no one on the list of those who are never asked about is asked about', async ({
  product,
}) => {
  await product.call('settings.change', {
    change: { mailboxes: { [WORK]: true }, neverAsked: ['fennwick-foods.example'] },
  });
  const { page, ours } = await product.mailbox();
  await expect.poll(() => chips(ours)).toBeGreaterThan(10);
  const people = [{ email: WHO }, { email: `colleague@${WORK.split('@')[1]}` }];
  expect(await say(ours, 'site.lookup', { people, mailbox: WORK })).toEqual({
    ok: true,
    value: [],
  });
  await page.evaluate('__sim.open(0)');
  await page.evaluate('__sim.settled()');
  expect(await ours.words('card')).toBeNull();
  await product.call('settings.change', { change: { neverAsked: [] } });
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  await page.close();
});
