import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type DevBrowser, type DevPage, launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import { CHIPS, type OursInPage, oursInPage } from '../browser/ours-in-page';
import { until } from '../browser/wait';
import { yesTo } from '../sites/gmail/yes';
import { startSites } from '../sites/serve';
import { hostsAsked, noteHosts } from './hosts-asked';

const WAIT_MS = 30_000;
const NO_CLOCK_QUERY = '--disable-features=NetworkTimeServiceQuerying';

/** What a test of a tab that opens behind another one needs. */
interface Behind {
  /**
   * Opens an address in a tab behind, as a click with the middle button does, and waits until its
   * page stands.
   */
  open(url: string): Promise<{ page: DevPage; ours: OursInPage }>;
  call(route: string, input: unknown): Promise<void>;
}

/**
 * Playwright keeps every page awake as if it were in front, so these tests speak with a browser of
 * their own: in it a tab behind is hidden, and gets no frames.
 */
const test = base.extend<object, { behind: Behind }>({
  behind: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const sites = await startSites();
      const profile = mkdtempSync(path.join(tmpdir(), 'relevo-behind-'));
      const extension = path.join(profile, 'extension');
      cpSync(path.resolve(import.meta.dirname, '../../.output/chrome-mv3-e2e'), extension, {
        recursive: true,
      });
      const browser = launchBrowser({
        program: browserOrExit(),
        profile,
        headless: true,
        // Left to itself this browser asks its maker for the time; the ledger is about what we ask
        // for.
        args: ['--window-size=1440,900', '--test-type', NO_CLOCK_QUERY, ...sites.browserFlags],
      });
      const { id } = await browser.send('Extensions.loadUnpacked', { path: extension });
      const front = await browser.page(`chrome-extension://${id}/options.html`);
      const desk = behind(browser, front, String(id));
      await desk.call('settings.change', yesTo());
      await use(desk);
      await browser.close();
      noteHosts(hostsAsked(sites));
      await sites.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
    { scope: 'worker' },
  ],
});

function behind(browser: DevBrowser, front: DevPage, id: string): Behind {
  return {
    async open(url) {
      await front.send('Page.bringToFront');
      await front.eval(`chrome.tabs.create({ url: ${JSON.stringify(url)}, active: false })`);
      const target = await until(WAIT_MS, 'the tab behind', async () => {
        const { targetInfos } = await browser.send('Target.getTargets');
        const pages = targetInfos as { targetId: string; url: string; attached: boolean }[];
        return pages.find((one) => one.url === url && !one.attached);
      });
      const page = await browser.attach(target.targetId);
      const ours = await oursInPage(browser, page, id);
      await until(WAIT_MS, 'the page in it', () => page.eval<boolean>(`'__sim' in globalThis`));
      await page.eval('__sim.settled()');
      return { page, ours };
    },
    async call(route, input) {
      const message = JSON.stringify({ relevo: 'call', route, input });
      const reply = await front.eval<{ ok: boolean }>(`chrome.runtime.sendMessage(${message})`);
      expect(reply).toMatchObject({ ok: true });
    },
  };
}

const hidden = (page: DevPage) => page.eval<boolean>('document.hidden');
const words = (ours: OursInPage, testId: string) =>
  ours.run<string | null>(
    `const one = find('${testId}'); return one === null ? null : words(one);`,
  );
const chips = async (ours: OursInPage) =>
  Object.keys(await ours.run<Record<string, string>>(CHIPS)).length;

test('an inbox that was opened in a tab behind has its chips as soon as it is shown', async ({
  behind,
}) => {
  const { page, ours } = await behind.open('https://mail.google.com/mail/u/0/#inbox');
  expect(await hidden(page)).toBe(true);
  await page.send('Page.bringToFront');
  expect(await hidden(page)).toBe(false);
  await expect.poll(() => chips(ours)).toBeGreaterThan(20);
  await page.close();
});

test('a thread that was opened in a tab behind has its card as soon as it is shown', async ({
  behind,
}) => {
  const { page, ours } = await behind.open('https://mail.google.com/mail/u/0/?behind#inbox');
  await page.eval('__sim.open(0)');
  expect(await hidden(page)).toBe(true);
  await page.send('Page.bringToFront');
  await expect.poll(() => words(ours, 'card')).toContain('Hannah Whitfield');
  await expect.poll(() => words(ours, 'strip')).toContain('Owen Price');
  await page.close();
});

test('a mailbox that changed behind another tab shows what it has become', async ({ behind }) => {
  const { page, ours } = await behind.open('https://mail.google.com/mail/u/0/?left#inbox');
  await page.send('Page.bringToFront');
  await expect.poll(() => chips(ours)).toBeGreaterThan(20);
  const other = await behind.open('https://mail.google.com/mail/u/0/?other#inbox');
  await other.page.send('Page.bringToFront');
  expect(await hidden(page)).toBe(true);
  await page.eval('__sim.open(0)');
  await page.send('Page.bringToFront');
  await expect.poll(() => words(ours, 'card')).toContain('Hannah Whitfield');
  await other.page.close();
  await page.close();
});

test('a LinkedIn profile that was opened in a tab behind has its card as soon as it is shown', async ({
  behind,
}) => {
  await behind.call('settings.change', { change: { sites: { gmail: true, linkedin: 'page' } } });
  const { page, ours } = await behind.open('https://www.linkedin.com/in/hannah-whitfield/');
  expect(await hidden(page)).toBe(true);
  // Wide enough for the card to stand beside what is read.
  const size = { width: 1_920, height: 1_000, deviceScaleFactor: 1, mobile: false };
  await page.send('Emulation.setDeviceMetricsOverride', size);
  await page.send('Page.bringToFront');
  await expect.poll(() => words(ours, 'card')).toContain('Hannah Whitfield');
  await page.close();
});
