import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { QUIET_FLAGS } from '../browser/cdp';
import { findBrowser } from '../browser/find';
import { bundlePage } from './bundle';
import type { Recognised } from './recognise-page';

/** Reads saved pages in a real browser, since what counts is what is visible. One browser for many pages. */
export interface Recogniser {
  /** @param html the saved page, or a part of one; its scripts do not run and nothing is loaded */
  recognise(html: string, url: string): Promise<Recognised>;
  /** The saved page itself, to change it and have it read again by `recognise(url)` in it. To be closed with its context. */
  open(html: string, url: string): Promise<Page>;
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
  return {
    async recognise(html, url) {
      const page = await open(browser, script, html, url);
      try {
        return await page.evaluate<Recognised, string>(
          (from) => (globalThis as unknown as { recognise(url: string): Recognised }).recognise(from),
          url,
        );
      } finally {
        await page.context().close();
      }
    },
    open: (html, url) => open(browser, script, html, url),
    close: () => browser.close(),
  };
}

async function open(browser: Browser, script: string, html: string, url: string): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: true,
    viewport: { width: 1440, height: 900 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  const [address = ''] = url.split('#');
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? // A policy without scripts, so that the page's own do not run; ours comes in past it.
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "script-src 'none'" },
          body: html,
        })
      : route.abort(),
  );
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  await page.evaluate(script);
  return page;
}
