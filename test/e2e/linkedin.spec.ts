import { test as base, expect, type Page } from '@playwright/test';
import type { DockPosition } from '../../lib/domain/views/settings';
import type { Finding } from '../sites/linkedin/page/detector';
import { type Product, startProduct } from './fixtures';
import type { Ours } from './ours';
import { openSidePanel, type SidePanel } from './side-panel';
import { giveTime } from './waits';

const HANNAH = '/in/hannah-whitfield/';
/** A lead: the agreement says not to contact them. */
const OWEN = '/in/owen-price/';
/** Conversations of the simulated inbox: with Owen alone, and with him among others. */
const WITH_OWEN = 1;
const GROUP = 2;

const test = base.extend<object, { product: Product; panel: SidePanel }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const product = await startProduct({ build: 'chrome-mv3-e2e' });
      await use(product);
      await product.close();
    },
    { scope: 'worker' },
  ],
  panel: [async ({ product }, use) => use(await openSidePanel(product)), { scope: 'worker' }],
});

type Mode = 'off' | 'panel' | 'page';

const choose = (product: Product, linkedin: Mode | 'unasked', more: object = {}) =>
  product.call('settings.change', { change: { sites: { gmail: true, linkedin }, ...more } });

/**
 * What LinkedIn's look for extensions finds, when it knows ours by name, id, files and test ids.
 */
function detect(page: Page, product: Product): Promise<Finding[]> {
  const wanted = {
    ids: [product.id],
    files: [
      'manifest.json',
      'linkedin-page.js',
      'linkedin-panel.js',
      'sidepanel.html',
      'popup.html',
      'icon/16.png',
    ],
    words: [
      'relevo',
      product.id,
      'dock-grip',
      'in-page',
      'row-chip',
      'linkedin-page',
      'scriptStarted',
      'promote',
    ],
  };
  return page.evaluate(`__sim.detect(${JSON.stringify(wanted)})`);
}

/** Where the background has stored that the card stands. */
const keptPlace = async (ours: Ours) => {
  const message = { relevo: 'call', route: 'site.dock', input: { site: 'linkedin' } };
  const reply = await ours.inContentScript<{ value: DockPosition | null }>(
    `return chrome.runtime.sendMessage(${JSON.stringify(message)});`,
  );
  return reply.value;
};
const foreign = (page: Page) => page.evaluate<unknown[]>('__sim.foreignNodes()');
const goto = (page: Page, address: string) =>
  page.evaluate(`__sim.goto(${JSON.stringify(address)})`);

test('before the choice nothing runs there; the panel explains, and the open tab follows the click at once', async ({
  product,
  panel,
}) => {
  await choose(product, 'unasked');
  const { page } = await product.network(HANNAH);
  await page.bringToFront();
  await expect.poll(() => panel.text('linkedin-choice')).toContain('8.2');
  expect(await product.call('tab.people', {})).toMatchObject({
    site: 'linkedin',
    reach: 'unasked',
    people: [],
  });
  await panel.click('linkedin-panel');
  await expect.poll(() => panel.text('card')).toContain('Hannah Whitfield');
  expect(await foreign(page)).toEqual([]);
  await page.close();
});

test('beside the page: the panel follows it, nothing is put into it, and its detector finds nothing', async ({
  product,
  panel,
}) => {
  await choose(product, 'panel');
  const { page } = await product.network(HANNAH);
  await page.bringToFront();
  await expect.poll(() => panel.text('card')).toContain('Hannah Whitfield');
  await goto(page, OWEN);
  await expect.poll(() => panel.text('card')).toContain('Owen Price');
  await product.stopWorker();
  await page.evaluate('__sim.back()');
  await expect.poll(() => panel.text('card')).toContain('Hannah Whitfield');
  await goto(page, '/feed/');
  await expect.poll(() => panel.text('card')).toBeNull();
  await page.evaluate(`__sim.openThread(${WITH_OWEN})`);
  await expect.poll(() => panel.text('notice')).toContain('Owen Price');
  await page.evaluate(`__sim.openThread(${GROUP})`);
  await expect.poll(() => panel.text('strip')).toContain('Hannah Whitfield');
  expect(await panel.text('card')).toBeNull();
  await panel.click('strip-person');
  await expect.poll(() => panel.text('card')).toContain('Hannah Whitfield');
  await goto(page, '/company/fennwick-foods/');
  await expect.poll(() => panel.text('company')).toContain('Owen Price');
  expect(await foreign(page)).toEqual([]);
  expect(await detect(page, product)).toEqual([]);
  await page.close();
});

test('a hand-off is accepted from the panel, and taken back', async ({ product, panel }) => {
  await choose(product, 'panel');
  const { page } = await product.network(HANNAH);
  await page.bringToFront();
  await expect.poll(() => panel.text('verdict-accepted')).not.toBeNull();
  await panel.click('verdict-accepted');
  await expect.poll(() => panel.text('undo-bar')).not.toBeNull();
  await expect.poll(() => panel.text('verdict-accepted')).toBeNull();
  await panel.click('undo');
  await expect.poll(() => panel.text('verdict-accepted')).not.toBeNull();
  await page.close();
});

test('what was typed, chosen and scrolled to stays with its tab, in Gmail and on LinkedIn', async ({
  product,
  panel,
}) => {
  await choose(product, 'panel');
  const { page } = await product.network(HANNAH);
  await page.bringToFront();
  await expect.poll(() => panel.text('card')).toContain('Hannah Whitfield');
  await panel.click('note-open');
  await panel.write('note-text', 'Half a thought');
  await panel.run(
    `find('timeline-kind').value = 'download'; find('timeline-kind').dispatchEvent(new Event('change', { bubbles: true }));`,
  );
  await expect.poll(() => panel.text('timeline-count')).not.toBeNull();
  await panel.run(`find('desk').querySelector('main').scrollTop = 200;`);
  const { page: mail } = await product.mailbox();
  await mail.evaluate('__sim.open(2)');
  await expect
    .poll(async () => (await panel.text('card')) ?? 'Hannah Whitfield')
    .not.toContain('Hannah Whitfield');
  expect(await panel.text('note-text')).toBeNull();
  const other = await product.page('options.html');
  await expect.poll(() => panel.text('queue')).not.toBeNull();
  await other.close();
  await page.bringToFront();
  await expect.poll(() => panel.text('card')).toContain('Hannah Whitfield');
  expect(await panel.run(`return find('note-text').value;`)).toBe('Half a thought');
  expect(await panel.run(`return find('timeline-kind').value;`)).toBe('download');
  expect(await panel.run(`return find('desk').querySelector('main').scrollTop;`)).toBe(200);
  await mail.close();
  await page.close();
});

test('the panel is worked by keyboard', async ({ product, panel }) => {
  await choose(product, 'panel');
  const { page } = await product.network('/feed/');
  await page.bringToFront();
  await panel.click('tab-queue');
  await expect.poll(() => panel.text('queue')).not.toBeNull();
  await panel.key('j');
  await panel.run('document.activeElement.click();');
  await expect.poll(() => panel.text('card')).not.toBeNull();
  await panel.key('?');
  await expect.poll(() => panel.text('help')).not.toBeNull();
  await panel.key('Escape');
  await expect.poll(() => panel.text('help')).toBeNull();
  await panel.key('Escape');
  await expect.poll(() => panel.text('queue')).not.toBeNull();
  await page.close();
});

test('in the page: the right card, a choice in a group, a warning in the composer, and nothing that names us', async ({
  product,
}) => {
  await choose(product, 'page');
  const { page, ours } = await product.network(HANNAH);
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  expect(await ours.textNodes()).toEqual([]);
  await goto(page, OWEN);
  await expect.poll(() => ours.words('card')).toContain('Owen Price');
  await page.evaluate(`__sim.openThread(${WITH_OWEN})`);
  await expect.poll(() => ours.words('notice')).toContain('Owen Price');
  await page.evaluate(`__sim.openThread(${GROUP})`);
  await expect.poll(() => ours.words('group')).toContain('Hannah Whitfield');
  expect(await ours.words('card')).toBeNull();
  await ours.click('strip-person');
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  await goto(page, '/company/fennwick-foods/');
  await expect.poll(() => ours.words('company')).toContain('Owen Price');
  expect(await detect(page, product)).toEqual([]);
  await goto(page, '/feed/');
  await expect.poll(() => page.evaluate('__sim.foreignElements().length')).toBe(0);
  await page.close();
});

test('in the page: no one is shown while the page is of two people', async ({ product }) => {
  await choose(product, 'page');
  const { page, ours } = await product.network(HANNAH, {
    // Long enough that a busy machine looks in between.
    delay: [2_000, 2_000],
    order: 'address-title-screen',
  });
  await expect.poll(() => ours.words('card')).toContain('Hannah Whitfield');
  const moved = goto(page, OWEN);
  await page.waitForURL(/owen-price/);
  await expect.poll(() => ours.words('card'), { intervals: [50] }).toBeNull();
  await moved;
  await expect.poll(() => ours.words('card')).toContain('Owen Price');
  await page.close();
});

test('in the page: where the card stands and that it is hidden is remembered, by us and not by the page', async ({
  product,
}) => {
  await choose(product, 'page');
  const { page, ours } = await product.network(HANNAH);
  await expect.poll(() => ours.words('card')).not.toBeNull();
  const before = await ours.box('dock');
  await ours.focus('dock-grip');
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await ours.box('dock'))?.x).toBe((before?.x ?? 0) - 64);
  const moved = await ours.box('dock');
  const wide = await page.evaluate<number>('document.documentElement.clientWidth');
  await expect
    .poll(async () => (await keptPlace(ours))?.right)
    .toBe(wide - (moved?.x ?? 0) - (moved?.width ?? 0));
  await page.reload();
  await expect.poll(() => ours.box('dock')).toEqual(moved);
  await ours.focus('dock-grip');
  await page.keyboard.press('Escape');
  await expect.poll(() => ours.box('dock')).toBeNull();
  await expect.poll(async () => (await keptPlace(ours))?.collapsed).toBe(true);
  await page.reload();
  await expect.poll(() => ours.box('dock-open')).not.toBeNull();
  expect(await ours.box('dock')).toBeNull();
  await ours.click('dock-open');
  await expect.poll(() => ours.box('dock')).not.toBeNull();
  await expect.poll(async () => (await keptPlace(ours))?.collapsed).toBe(false);
  expect(
    await page.evaluate('Object.keys(localStorage).concat(Object.keys(sessionStorage))'),
  ).toEqual([]);
  await page.close();
});

test('people search is marked only where the rep wants that', async ({ product }) => {
  await choose(product, 'page', { linkedinSearch: false });
  const { page } = await product.network('/search/results/people/', {});
  await goto(page, '/search/results/people/?keywords=fennwick');
  await giveTime(page);
  expect(await foreign(page)).toEqual([]);
  await choose(product, 'page', { linkedinSearch: true });
  await expect.poll(() => page.evaluate('__sim.foreignElements().length')).toBeGreaterThan(0);
  expect(await detect(page, product)).toEqual([]);
  await choose(product, 'page', { linkedinSearch: false });
  await expect.poll(() => page.evaluate('__sim.foreignElements().length')).toBe(0);
  await page.close();
});

test('another choice counts at once in the tabs that are open; switched off, nothing is read any more', async ({
  product,
}) => {
  await choose(product, 'page');
  const { page, ours } = await product.network(HANNAH);
  await page.bringToFront();
  await expect.poll(() => ours.words('card')).not.toBeNull();
  await choose(product, 'panel');
  await expect.poll(() => page.evaluate('__sim.foreignElements().length')).toBe(0);
  await expect
    .poll(() => product.call('tab.people', {}))
    .toMatchObject({ people: [{ state: 'known' }] });
  await choose(product, 'page');
  await expect.poll(() => ours.words('card')).not.toBeNull();
  expect(await page.evaluate('__sim.foreignElements().length')).toBe(1);
  await choose(product, 'off');
  await expect.poll(() => page.evaluate('__sim.foreignElements().length')).toBe(0);
  expect(await product.call('tab.people', {})).toMatchObject({
    site: 'linkedin',
    reach: 'off',
    people: [],
  });
  await page.reload();
  await page.evaluate('__sim.settled()');
  await giveTime(page);
  expect(await foreign(page)).toEqual([]);
  await page.close();
});

test('of LinkedIn nothing was ever asked but what its own pages ask', async ({ product }) => {
  const asked = product.requests
    .filter(({ host }) => host === 'www.linkedin.com')
    .map(({ path }) => path);
  expect(asked.length).toBeGreaterThan(10);
  const own = /^\/(in|feed|company|messaging|search|preload)\/|^\/_\/(page\.js|style\.css)$/;
  expect(asked.filter((path) => !own.test(path))).toEqual([]);
  expect(product.errors).toEqual([]);
});
