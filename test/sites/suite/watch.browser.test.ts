import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundlePage } from '../bundle';
import { openRecogniser, type Recogniser } from '../recogniser';

let recogniser: Recogniser;
let script: string;
beforeAll(async () => {
  [recogniser, script] = await Promise.all([
    openRecogniser(),
    bundlePage(fileURLToPath(new URL('./watch-page.ts', import.meta.url))),
  ]);
});
afterAll(() => recogniser.close());

/**
 * A page that is watched from another world: what is done in the page's own is not seen there, only
 * what comes of it.
 */
async function watched(html: string): Promise<{ page: Page; looks: () => Promise<string[]> }> {
  const page = await recogniser.open(html, 'https://www.linkedin.com/feed/');
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'beside',
  });
  const evaluate = (expression: string) =>
    session.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
  await evaluate(script);
  await page.waitForTimeout(300);
  return {
    page,
    async looks() {
      await page.waitForTimeout(150);
      const { result } = await evaluate('__looks.splice(0)');
      return result.value as string[];
    },
  };
}

it('looks at once when the page pushes or replaces its address and changes nothing else', async () => {
  const { page, looks } = await watched('<main></main>');
  expect(await looks()).toEqual(['/feed/']);
  expect(await looks()).toEqual([]);
  await page.evaluate("history.pushState(null, '', '/in/ana-lopez/')");
  expect(await looks()).toEqual(['/in/ana-lopez/']);
  await page.evaluate("history.replaceState(null, '', '/jobs/')");
  expect(await looks()).toEqual(['/jobs/']);
  await page.evaluate('history.back()');
  expect((await looks()).at(-1)).toBe('/feed/');
  await page.context().close();
});

it('looks when a text changes in its place, and a title', async () => {
  const { page, looks } = await watched('<title>x</title><main><h1>Ana</h1></main>');
  await looks();
  await page.evaluate("document.querySelector('h1').firstChild.nodeValue = 'Bo'");
  expect(await looks()).toEqual(['/feed/']);
  await page.waitForTimeout(1_000);
  await page.evaluate("document.title = 'y'");
  expect(await looks()).toEqual(['/feed/']);
  await page.context().close();
});

it('sees a bubble in a root that was attached late, once a person writes in it, and what changes in it from then on', async () => {
  const { page, looks } = await watched('<main></main><div id="interop-outlet"></div>');
  await looks();
  await page.evaluate(`(() => {
    const root = document.querySelector('#interop-outlet').attachShadow({ mode: 'open' });
    const of = (slug) => '<div class="msg-overlay-conversation-bubble"><header><a href="/in/' + slug + '/">' + slug + '</a></header><form class="msg-form"><div class="msg-form__contenteditable" role="textbox" contenteditable="true">x</div></form></div>';
    root.innerHTML = of('ana-lopez');
    Object.assign(globalThis, { more: (slug) => root.firstElementChild.insertAdjacentHTML('afterend', of(slug)) });
  })()`);
  expect(await looks()).toEqual([]);
  await page.evaluate(
    "document.querySelector('#interop-outlet').shadowRoot.querySelector('[role=textbox]').focus()",
  );
  expect((await looks()).at(-1)).toBe('/feed/ ana-lopez');
  await page.waitForTimeout(1_000);
  await page.evaluate("more('bo-ek')");
  expect((await looks()).at(-1)).toBe('/feed/ ana-lopez bo-ek');
  await page.context().close();
});
