import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { QUIET_FLAGS } from '../browser/cdp';
import { findBrowser } from '../browser/find';
import { bundlePage } from './bundle';
import type { Recognised } from './recognise-page';

/**
 * Reads saved pages in a real browser, since what counts is what is visible. One browser for many
 * pages.
 */
export interface Recogniser {
  /** @param html the saved page, or a part of one; its scripts do not run and nothing is loaded */
  recognise(html: string, url: string): Promise<Recognised>;
  /**
   * The saved page itself, to change it and have it read again by `recognise(url)` in it. To be
   * closed with its context.
   */
  open(html: string, url: string): Promise<Page>;
  /**
   * One page for many readings in a row, each of a document of its own: much faster than a page for
   * each.
   */
  series(): Promise<Series>;
  close(): Promise<void>;
}

/** A saved page read several times over, each time whole again and then changed. */
export interface Reading {
  /**
   * Body of a function of the page, run before it is read: it returns false where it changes
   * nothing.
   */
  readonly code: string;
  /** The address under which it is read. */
  readonly url: string;
}

/** Saved pages read one after the other in one page of the browser. */
export interface Series {
  /**
   * @param url the page is loaded from there
   * @returns in the order of the readings; null where the code changes nothing
   */
  read(html: string, url: string, readings: readonly Reading[]): Promise<(Recognised | null)[]>;
  close(): Promise<void>;
}

/** @throws Error when there is no browser */
export async function openRecogniser(): Promise<Recogniser> {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new Error('No Chromium-like browser was found; name one with RELEVO_BROWSER.');
  const [browser, script] = await Promise.all([
    chromium.launch({ executablePath, args: [...QUIET_FLAGS, '--disable-gpu'] }),
    bundlePage(fileURLToPath(new URL('./recognise-page.ts', import.meta.url))),
  ]);
  // One page for all, one after the other: each goes to a document of its own.
  let shown = '';
  let reader: Promise<Page> | undefined;
  return {
    async recognise(html, url) {
      shown = html;
      reader ??= blankPage(browser, () => shown);
      const page = await load(await reader, script, url);
      return page.evaluate<Recognised, string>(
        (from) => (globalThis as unknown as { recognise(url: string): Recognised }).recognise(from),
        url,
      );
    },
    open: (html, url) => open(browser, script, html, url),
    series: () => openSeries(browser, script),
    close: () => browser.close(),
  };
}

async function openSeries(browser: Browser, script: string): Promise<Series> {
  const page = await blankPage(browser, () => '<!doctype html><title>.</title>');
  return {
    async read(html, url, readings) {
      const [address = ''] = url.split('#');
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      return page.evaluate(readAll, { html, readings, script });
    },
    close: () => page.context().close(),
  };
}

interface Readings {
  readonly html: string;
  readonly readings: readonly Reading[];
  readonly script: string;
}

/**
 * Runs in the page: parsed again and read by a new copy of the script each time, so that nothing is
 * remembered.
 */
function readAll({ html, readings, script }: Readings): (Recognised | null)[] {
  const { parseHTMLUnsafe } = Document as unknown as { parseHTMLUnsafe(text: string): Document };
  return readings.map(({ code, url }) => {
    const whole = parseHTMLUnsafe.call(Document, html);
    document.replaceChild(document.adoptNode(whole.documentElement), document.documentElement);
    // biome-ignore lint/security/noGlobalEval: the script of this test, in a page of this test.
    (0, eval)(script);
    const { recognise } = globalThis as unknown as { recognise(address: string): Recognised };
    return new Function(code)() === false ? null : recognise(url);
  });
}

async function open(browser: Browser, script: string, html: string, url: string): Promise<Page> {
  return load(await blankPage(browser, () => html), script, url);
}

/** Goes to an address, whatever the page is answered with there, and brings the script in. */
async function load(page: Page, script: string, url: string): Promise<Page> {
  const [address = ''] = url.split('#');
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  await page.evaluate(script);
  return page;
}

/** A page that is answered with this text wherever it goes, and with nothing else. */
async function blankPage(browser: Browser, html: () => string): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: true,
    viewport: { width: 1440, height: 900 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? // A policy without scripts, so that the page's own do not run; ours comes in past it.
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "script-src 'none'" },
          body: html(),
        })
      : route.abort(),
  );
  return page;
}
