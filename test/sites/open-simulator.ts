import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser/find';
import type { Mailbox } from './gmail/model';
import type { SimOptions } from './gmail/page/options';
import type { SimOptions as LinkedInOptions } from './linkedin/page/options';
import { startSites } from './serve';

/** A browser on the simulated sites, without any extension. */
export interface Simulator {
  /** A page on the mailbox, once it stands. Its uncaught errors are in `errors`. */
  open(options?: Partial<SimOptions>, hash?: string, base?: string): Promise<Page>;
  /** A page of the simulated network, once it stands. */
  openLinkedIn(options?: Partial<LinkedInOptions>, path?: string): Promise<Page>;
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Starts server and browser. Rejects when no browser is found. */
export async function openSimulator(mailbox?: Mailbox): Promise<Simulator> {
  const sites = await startSites({ mailbox });
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium was found');
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ];
  const browser = await chromium.launch({
    executablePath,
    args: [...flags, '--disable-component-update', ...sites.browserFlags],
  });
  const context = await browser.newContext({
    viewport: { width: 1360, height: 820 },
    locale: 'en-US',
  });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  // A page that was closed is used again, empty: a new one costs a process.
  const empty: Page[] = [];
  const newPage = async () => {
    const page = await context.newPage();
    page.close = async () => {
      await page.goto('about:blank');
      empty.push(page);
    };
    return page;
  };
  const stand = async (address: string) => {
    const page = empty.pop() ?? (await newPage());
    await page.goto(address);
    await page.waitForFunction('globalThis.__sim !== undefined');
    await page.evaluate('__sim.settled()');
    return page;
  };
  const query = (options: object) => `sim=${encodeURIComponent(JSON.stringify(options))}`;
  return {
    errors,
    open: (options = {}, hash = '#inbox', base = '/mail/u/0/') =>
      stand(`https://mail.google.com${base}?${query(options)}${hash}`),
    openLinkedIn: (options = {}, path = '/in/hannah-whitfield/') =>
      stand(`https://www.linkedin.com${path}${path.includes('?') ? '&' : '?'}${query(options)}`),
    async close() {
      await browser.close();
      await sites.close();
    },
  };
}
