import { test as base, expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { onPath } from '../browser/find';
import { findWords, heardKeys, listenToKeys, readOnFrom } from '../sites/attacks/eavesdropping';
import { type FirefoxProduct, startFirefox } from './firefox-browser';
import { importPerson } from './import-person';
import type { Box } from './ours';
import { STORED } from './stored';

const FIREFOX = process.env['RELEVO_FIREFOX'] ?? onPath(['firefox-esr', 'firefox'])[0];
const WHO = 'hannah.whitfield@fennwick-foods.example';

const test = base.extend<object, { firefox: FirefoxProduct }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const firefox = await startFirefox(FIREFOX ?? '');
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker' },
  ],
});

test.skip(FIREFOX === undefined, 'no Firefox here: name one with RELEVO_FIREFOX');

/** The thread in which Hannah wrote last, with her card open. */
async function openCard(firefox: FirefoxProduct) {
  const page = await firefox.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => firefox.words(page, 'card')).toContain('Hannah Whitfield');
  return page;
}

/** The place of an element of ours, once two looks find it at the same. */
async function resting(firefox: FirefoxProduct, page: Page, testId: string): Promise<Box> {
  let last: Box | null = null;
  await expect
    .poll(async () => {
      const before = last;
      last = await firefox.box(page, testId);
      return last !== null && JSON.stringify(last) === JSON.stringify(before);
    })
    .toBe(true);
  if (last === null) throw new Error(`nothing of ours is called ${testId}`);
  return last;
}

async function stageOf(firefox: FirefoxProduct): Promise<unknown> {
  const [person] = await firefox.call<{ stage: string }[]>('people.search', { text: WHO });
  return person?.stage;
}

test('Firefox: the card and the strip stand in the thread, and the page finds no word of them', async ({
  firefox,
}) => {
  const page = await openCard(firefox);
  expect(await firefox.words(page, 'strip')).toContain('Owen Price');
  const secrets = [
    'Marketing-qualified',
    'Head of Operations',
    'From marketing: accept',
    'Agreement v',
    'MQL threshold',
  ];
  expect(await firefox.words(page, 'card')).toContain(secrets[1]);
  expect(await page.evaluate(findWords([...secrets, 'Compose']).script)).toEqual(['Compose']);
  const own = String(await page.evaluate('document.body.textContent')).toLowerCase();
  for (const beginning of ['mark', 'oppo', 'cust', 'prom', 'rele', 'scor', 'head o']) {
    const read = String(await page.evaluate(readOnFrom(beginning).script));
    expect(own.includes(read.toLowerCase()), `${beginning} → ${read}`).toBe(true);
  }
  expect(await page.evaluate(readOnFrom('compo').script)).toMatch(/^compose/i);
  await page.close();
});

test('Firefox: the page hears no key that is pressed in our parts', async ({ firefox }) => {
  const page = await openCard(firefox);
  await page.evaluate(listenToKeys.script);
  await firefox.focus(page, 'move-open');
  for (const key of ['c', 'r', 'u', 'Tab', 'Enter', 'Escape'] as const)
    await page.keyboard.press(key);
  expect(await page.evaluate(heardKeys.script)).toEqual([]);
  expect(await page.evaluate('__sim.evidence.shortcuts')).toEqual([]);
  await page.mouse.click(400, 700);
  await page.keyboard.press('x');
  expect(await page.evaluate(heardKeys.script)).not.toEqual([]);
  await page.close();
});

test('Firefox: a click on the card writes nothing and says where to do it; the popup does, and the card follows', async ({
  firefox,
}) => {
  const page = await openCard(firefox);
  const before = await stageOf(firefox);
  const button = await resting(firefox, page, 'verdict-accepted');
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await expect.poll(() => firefox.words(page, 'guard-told')).toContain('popup');
  expect(await firefox.call('outbox.list', {})).toMatchObject({ total: 0 });
  expect(await stageOf(firefox)).toBe(before);

  const popup = await firefox.page('popup.html');
  await popup.waitForSelector('[data-testid="search"]');
  await popup.type('[data-testid="search"]', WHO);
  await popup.waitForSelector('[data-row]');
  await popup.click('[data-row]');
  await popup.waitForSelector('[data-testid="move-open"]');
  await popup.click('[data-testid="move-open"]');
  await popup.click('[data-testid="move-sql"]');
  await expect.poll(() => stageOf(firefox)).toBe('sql');
  await page.bringToFront();
  await expect.poll(() => firefox.words(page, 'card')).toContain('Promote to Opportunity');
  await popup.bringToFront();
  await popup.click('[data-testid="undo"]');
  await expect.poll(() => stageOf(firefox)).toBe(before);
  await popup.close();
  await page.close();
});

test('Firefox: no one but the mailbox was asked for anything, and a stranger would have been seen', async ({
  firefox,
}) => {
  await (await firefox.mailbox()).close();
  expect(firefox.hosts()).toEqual(['mail.google.com']);
  firefox.planted.add('stray.example');
  const popup = await firefox.page('popup.html');
  const ask = "fetch('https://stray.example/a', { mode: 'no-cors' }).then(() => true, () => false)";
  expect(await popup.evaluate(ask)).toBe(false);
  expect(firefox.hosts()).toEqual(['mail.google.com']);
  await popup.close();
  const page = await firefox.mailbox();
  await page.goto('https://stray.example/a').catch(() => undefined);
  expect(firefox.hosts()).toEqual(['mail.google.com', 'stray.example']);
  await page.close();
});

/** A tab behind another is drawn when Firefox finds the time. */
const SLOWLY = { timeout: 40_000 };

test('Firefox: LinkedIn after the choice alone; the sidebar follows the tab, and nothing is put into the page', async ({
  firefox,
}) => {
  firefox.planted.add('www.linkedin.com');
  const page = await firefox.network('/in/hannah-whitfield/');
  const sidebar = await firefox.page('sidepanel.html');
  const text = (testId: string) =>
    sidebar.evaluate(
      (id) =>
        [...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)].find(
          (one) => !one.closest('[inert]'),
        )?.innerText ?? null,
      testId,
    );
  await page.bringToFront();
  await expect.poll(() => text('linkedin-ask'), SLOWLY).toContain('LinkedIn');
  expect(await text('card')).toBeNull();

  const options = await firefox.page('options.html#look');
  await options.waitForSelector('[data-testid="linkedin-panel"]:enabled');
  await options.click('[data-testid="linkedin-panel"]');
  await options.waitForSelector('[data-testid="linkedin-panel"]:checked');
  await page.bringToFront();
  await expect.poll(() => text('card'), SLOWLY).toContain('Hannah Whitfield');
  await page.evaluate(`__sim.goto('/in/owen-price/')`);
  await expect.poll(() => text('card'), SLOWLY).toContain('Owen Price');
  expect(await page.evaluate('__sim.foreignNodes()')).toEqual([]);
  const found = (await page.evaluate(`__sim.detect({ words: ['relevo'] })`)) as { what: string }[];
  // What drives the browser leaves two names of its own.
  expect(found.filter(({ what }) => !what.startsWith('__aria'))).toEqual([]);

  await options.bringToFront();
  await options.click('[data-testid="linkedin-page"]');
  await options.waitForSelector('[data-testid="linkedin-page"]:checked');
  await page.bringToFront();
  // Wide enough for the card to stand beside what is read.
  await page.setViewport({ width: 1_920, height: 1_000 });
  await expect.poll(() => firefox.words(page, 'card'), SLOWLY).toContain('Owen Price');
  await options.bringToFront();
  await options.click('[data-testid="linkedin-off"]');
  await page.bringToFront();
  await expect.poll(() => firefox.words(page, 'card'), SLOWLY).toBeNull();
  await options.close();
  await sidebar.close();
  await page.close();
});

test('Firefox: erasing everything leaves nothing of a person, and the product starts over', async ({
  firefox,
}) => {
  await firefox.call('connection.save', { kind: 'own-list' });
  await firefox.call('import.run', {
    run: '1',
    file: 'list.csv',
    newcomers: 'lead',
    people: [importPerson('rv-canary@canary-works.example', 'Zanary Birdsong', 'Canary Works')],
  });
  const [person] = await firefox.call<{ ticket: string }[]>('people.search', {
    text: 'rv-canary@canary-works.example',
  });
  await firefox.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    text: 'Zanary sings',
  });
  const page = await firefox.page('popup.html');
  expect(await page.evaluate(STORED).then(JSON.stringify)).toMatch(/zanary/i);
  await firefox.call('cache.erase', { everything: true });
  expect(await page.evaluate(STORED).then(JSON.stringify)).not.toMatch(/zanary|rv-canary/i);
  expect(await firefox.call('people.search', { text: 'rv-canary@canary-works.example' })).toEqual(
    [],
  );
  expect(await stageOf(firefox)).toBeDefined();
  await page.close();
});
