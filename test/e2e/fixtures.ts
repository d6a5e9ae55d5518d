import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import type { OutboxView, PendingIntent } from '../../lib/domain/changes/intent';
import { QUIET_FLAGS } from '../browser/cdp';
import { findBrowser } from '../browser/find';
import { yesTo } from '../sites/gmail/yes';
import { type SiteHandler, type SitesOptions, startSites } from '../sites/serve';
import { hostsAsked, noteHosts } from './hosts-asked';
import { type Ours, ours } from './ours';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What our own pages say to the background, as a test may too. */
export type Call = <Value>(route: string, input: unknown) => Promise<Value>;

/** A browser with the built extension on the simulated mailbox, and nothing else in the world. */
export interface Product {
  readonly context: BrowserContext;
  readonly id: string;
  /** Opens the mailbox, in a mode of the simulator, with the parts of ours in it. */
  mailbox(
    options?: Record<string, unknown>,
    hash?: string,
    path?: string,
  ): Promise<{ page: Page; ours: Ours }>;
  /** Opens a page of LinkedIn, in a mode of its simulator. */
  network(address: string, options?: Record<string, unknown>): Promise<{ page: Page; ours: Ours }>;
  /** A page of ours. */
  page(file: string): Promise<Page>;
  call: Call;
  /** Ends the worker, as the browser does when it idles. */
  stopWorker(): Promise<void>;
  /** Everything that was asked of the simulated hosts. */
  readonly requests: readonly { host: string; method: string; path: string }[];
  /** Every host that anything but the browser itself asked for, sorted. */
  hosts(): string[];
  /** Hosts that a test asks for itself, to see that asking is seen. */
  readonly planted: Set<string>;
  /** Errors that pages or the worker threw. */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface ProductOptions {
  readonly build?: 'chrome-mv3' | 'chrome-mv3-e2e';
  readonly hosts?: Readonly<Record<string, SiteHandler>>;
  readonly mailbox?: SitesOptions['mailbox'];
  readonly mailboxAt?: SitesOptions['mailboxAt'];
  readonly profile?: string;
  readonly locale?: string;
  /** Whether the question of a mailbox's first visit is left open, for the test to answer. */
  readonly unasked?: boolean;
}

/** How long a browser may take to start on a machine that has other things to do, ms. */
const START_MS = 60_000;

/** Starts a browser, once more where the first try does not come up. */
async function launch(
  profile: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1],
): Promise<BrowserContext> {
  return chromium
    .launchPersistentContext(profile, options)
    .catch(() => chromium.launchPersistentContext(profile, options));
}

/** Starts the product. The profile is a new one unless one is given, and goes with it. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium-like browser was found');
  const { hosts, mailbox, mailboxAt } = options;
  const sites = await startSites({ hosts, mailbox, mailboxAt });
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 'relevo-e2e-'));
  const extension = path.join(ROOT, '.output', options.build ?? 'chrome-mv3');
  const context = await launch(profile, {
    timeout: START_MS,
    executablePath,
    headless: true,
    locale: options.locale ?? 'en-US',
    viewport: { width: 1440, height: 900 },
    args: [
      ...QUIET_FLAGS,
      '--disable-gpu',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...sites.browserFlags,
    ],
  });
  const errors: string[] = [];
  const planted = new Set<string>();
  context.on('weberror', (error) => errors.push(String(error.error())));
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: START_MS }));
  const id = new URL(worker.url()).host;
  const open = async (file: string) => {
    const page = await context.newPage();
    // A new installation opens the options by itself, in the newest empty tab where there is one,
    // and cuts in.
    await expect(async () => void (await page.goto(`chrome-extension://${id}/${file}`))).toPass({
      timeout: START_MS,
    });
    return page;
  };
  const desk = await open('options.html');
  const call: Call = async (route, input) => {
    const message = JSON.stringify({ relevo: 'call', route, input });
    const reply = await desk.evaluate<{ ok: boolean; value: never; error: unknown }>(
      `chrome.runtime.sendMessage(${message})`,
    );
    if (!reply.ok) throw new Error(`${route}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
  if (options.unasked !== true) await call('settings.change', yesTo(options.mailbox));

  return {
    context,
    id,
    requests: sites.requests,
    hosts: () => hostsAsked(sites),
    planted,
    errors,
    page: open,
    async mailbox(sim = {}, hash = '#inbox', path = '/mail/u/0/') {
      const page = await context.newPage();
      await page.goto(
        `https://mail.google.com${path}?sim=${encodeURIComponent(JSON.stringify(sim))}${hash}`,
      );
      await page.waitForFunction(() => '__sim' in globalThis);
      await page.evaluate('__sim.settled()');
      return { page, ours: await ours(context, page, id) };
    },
    async network(address, sim = {}) {
      const page = await context.newPage();
      // Wide enough that the card stands beside the page: in a narrower window it starts folded.
      await page.setViewportSize({ width: 1920, height: 1000 });
      await page.goto(
        `https://www.linkedin.com${address}?sim=${encodeURIComponent(JSON.stringify(sim))}`,
      );
      await page.waitForFunction(() => '__sim' in globalThis);
      await page.evaluate('__sim.settled()');
      return { page, ours: await ours(context, page, id) };
    },
    call,
    async stopWorker() {
      const session = await context.newCDPSession(desk);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async close() {
      await context.close();
      noteHosts(hostsAsked(sites).filter((host) => !planted.has(host)));
      await sites.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** What has not reached the CRM yet. */
export async function waiting(product: Product): Promise<readonly PendingIntent[]> {
  return (await product.call<OutboxView>('outbox.list', {})).intents;
}

/** One browser a file of tests: starting one for each test would be most of the time. */
export const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.close();
    },
    { scope: 'worker', timeout: 3 * START_MS },
  ],
});

export { expect };
