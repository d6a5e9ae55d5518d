import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser/find';
import type { Mailbox } from './gmail/model';
import type { SimOptions } from './gmail/page/options';
import { startSites } from './serve';

/** A browser on the simulated mailbox, without any extension. */
export interface Simulator {
  /** A page on the mailbox, once it stands. Its uncaught errors are in `errors`. */
  open(options?: Partial<SimOptions>, hash?: string, base?: string): Promise<Page>;
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
  const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, locale: 'en-US' });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  return {
    errors,
    async open(options = {}, hash = '#inbox', base = '/mail/u/0/') {
      const page = await context.newPage();
      const query = encodeURIComponent(JSON.stringify(options));
      await page.goto(`https://mail.google.com${base}?sim=${query}${hash}`);
      await page.waitForFunction('globalThis.__sim !== undefined');
      await page.evaluate('__sim.settled()');
      return page;
    },
    async close() {
      await browser.close();
      await sites.close();
    },
  };
}
