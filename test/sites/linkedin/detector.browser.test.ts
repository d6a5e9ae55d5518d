import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSimulator, type Simulator } from '../open-simulator';
import type { Finding } from './page/detector';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator();
});
afterAll(() => simulator.close());

const WANTED = JSON.stringify({
  ids: ['abcdefghijklmnopabcdefghijklmnop'],
  files: ['manifest.json'],
  words: ['relevo'],
});

/** What the detector finds after `planted` ran in the page, as an extension's script could. */
async function foundAfter(planted: string): Promise<Finding[]> {
  const page = await simulator.openLinkedIn();
  if (planted !== '') await page.evaluate(planted);
  await page.waitForTimeout(50);
  const found = await page.evaluate<Finding[]>(`__sim.detect(${WANTED})`);
  await page.close();
  return found;
}

describe('the detector', () => {
  it('finds nothing where there is nothing, after moves, bubbles and scrolling', async () => {
    expect(
      await foundAfter(`(async () => {
        await __sim.walk(3, 20, [5, 20]);
        await __sim.goto('/in/owen-price/');
        __sim.openBubble(0);
        __sim.scroll();
      })()`),
    ).toEqual([]);
  });

  it.each([
    [
      'address',
      `document.body.append(Object.assign(document.createElement('img'), { src: 'chrome-extension://x/a.png' }))`,
    ],
    [
      'name',
      `document.body.append(Object.assign(document.createElement('div'), { id: 'Relevo-root' }))`,
    ],
    ['name', `document.querySelector('main').setAttribute('data-relevo', '')`],
    [
      'name',
      `document.querySelector('#interop-outlet').shadowRoot.append(document.createElement('relevo-card'))`,
    ],
    ['global', 'globalThis.fromOutside = 1'],
    ['storage', `localStorage.setItem('cache', '1')`],
    [
      'storage',
      `new Promise((done) => { indexedDB.open('contacts').onsuccess = (event) => { event.target.result.close(); done(); }; })`,
    ],
    ['call', `document.createElement('div').attachShadow({ mode: 'closed' })`],
    ['call', `document.addEventListener('click', () => undefined)`],
    ['policy', `trustedTypes.createPolicy('dompurify', {})`],
    ['event', `window.postMessage({ hello: 1 }, '*')`],
    ['event', `document.dispatchEvent(new CustomEvent('relevo:ready'))`],
  ])('finds %s: %s', async (kind, planted) => {
    const page = await simulator.openLinkedIn({ outletDelay: 0 });
    await page.evaluate(`void (${planted})`);
    await expect
      .poll(async () =>
        (await page.evaluate<Finding[]>(`__sim.detect(${WANTED})`)).map((each) => each.kind),
      )
      .toContain(kind);
    await page.close();
  });

  it('lets no policy be made but those that LinkedIn names', async () => {
    const page = await simulator.openLinkedIn();
    const made = (name: string) =>
      page.evaluate<boolean>(
        `(() => { try { trustedTypes.createPolicy('${name}', {}); return true; } catch { return false; } })()`,
      );
    expect([await made('relevo'), await made('lit-html'), await made('jSecure')]).toEqual([
      false,
      false,
      true,
    ]);
    await page.close();
  });
});
