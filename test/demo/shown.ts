import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DevPage } from '../browser/cdp';
import type { OursInPage } from '../browser/ours-in-page';

/**
 * What a picture shows, read from the pages while it is taken. Pixels differ with the fonts and the
 * graphics of a machine; these do not, and they change when the product looks different: its words,
 * its elements and their classes in order, and its style sheets. The site around it is the demo's
 * own and no part of the product.
 */
export interface Shown {
  /**
   * Every word of ours, in order, without times of the day, minutes and seconds: they pass while the
   * pictures are taken.
   */
  readonly words: readonly string[];
  /** Digest of our elements. */
  readonly markup: string;
  /** Digest of our style sheets. */
  readonly styles: string;
}

/** Names and classes of elements, and the shapes of icons, in the order of the document. */
const MARKUP = `const markup = (elements) => elements.map((one) => [one.localName, one.getAttribute('class') ?? '', one.getAttribute('d') ?? ''].join('.')).join();`;

/** What is shown of us in a page of a site. */
export async function shownOnSite(ours: OursInPage): Promise<Shown> {
  const message = JSON.stringify({ relevo: 'call', route: 'site.assets', input: {} });
  // The sheets as the background hands them out: what a browser makes of them differs from version
  // to version.
  const sheets = await ours.run<string[]>(
    `return chrome.runtime.sendMessage(${message}).then(({ value }) => [value.page, value.chips]);`,
  );
  const read = await ours.run<{ words: string[]; markup: string }>(`${MARKUP}
    const all = roots.flatMap((root) => [...root.querySelectorAll('*')]).filter((one) => one.checkVisibility());
    return { words: all.flatMap((one) => one.dataset?.say ?? []), markup: markup(all) };`);
  return shownOf(read.words, read.markup, sheets);
}

/** What is shown in a page of ours. */
export async function shownInPage(page: DevPage, extension: string): Promise<Shown> {
  const read = await page.eval<{
    text: string;
    markup: string;
    sheets: string[];
  }>(`(() => { ${MARKUP}
    // The side panel keeps what other tabs left in it, out of reach and out of sight.
    const all = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility() && one.closest('[inert]') === null);
    const sheets = [...document.styleSheets].flatMap((sheet) => sheet.href ?? []);
    return { text: document.body.innerText, markup: markup(all), sheets }; })()`);
  const words = read.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sheets = read.sheets.map((href) =>
    readFileSync(path.join(extension, new URL(href).pathname), 'utf8'),
  );
  return shownOf(words, read.markup, sheets);
}

/** The words without what depends on how long the pictures took. */
export function untimed(words: readonly string[]): string[] {
  return words.map((word) =>
    word.replace(/\d+(?= (min|sec))/g, '…').replace(/\d{1,2}:\d{2}\s[AP]M/g, '…'),
  );
}

function shownOf(words: readonly string[], markup: string, sheets: readonly string[]): Shown {
  return {
    words: untimed(words),
    markup: digest(markup),
    styles: digest(sheets.join('\n')),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
