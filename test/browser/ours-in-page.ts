import type { DevBrowser, DevPage } from './cdp';

/** Words of an element: what the style sheet draws from attributes. */
const WORDS = `const words = (node) => [...node.querySelectorAll('[data-say]'), ...(node.matches('[data-say]') ? [node] : [])].map((one) => one.dataset.say).join(' ');`;
const ROOTS = `const roots = [...document.querySelectorAll('*')].filter((node) => node instanceof HTMLElement).map((node) => chrome.dom.openOrClosedShadowRoot(node)).filter((root) => root !== null);`;
const FIND = `const find = (id, index = 0) => roots.flatMap((root) => [...root.querySelectorAll('[data-testid="' + id + '"]')])[index] ?? null;`;

/**
 * An expression for the isolated world of our content script, where alone closed roots can be read.
 * @param body of a function; it has `roots`, `find(testId, index)` and `words(element)`
 */
export function readingOurs(body: string): string {
  return `(() => { ${WORDS} ${ROOTS} ${FIND} ${body} })()`;
}

/**
 * Body that returns the words of every chip in Gmail's list, by the legacy id of the thread whose
 * row it stands in.
 */
export const CHIPS = `const all = {};
  for (const node of document.querySelectorAll('tr.zA span')) {
    const chip = chrome.dom.openOrClosedShadowRoot(node)?.querySelector('.row-chip');
    const id = node.closest('tr')?.querySelector('[data-legacy-thread-id]')?.getAttribute('data-legacy-thread-id');
    if (chip && id && node.checkVisibility()) all[id] = words(chip);
  }
  return all;`;

/** Reads what our content script has drawn into a page. */
export interface OursInPage {
  /**
   * Runs a body as `readingOurs` takes it.
   * @throws Error while our content script is not in the page, or with the page's own error
   */
  run<Value>(body: string): Promise<Value>;
}

/** Follows the isolated worlds of a page; the page may be hidden. */
export async function oursInPage(
  browser: DevBrowser,
  page: DevPage,
  extensionId: string,
): Promise<OursInPage> {
  const worlds = new Map<number, string>();
  browser.on(({ method, params = {}, sessionId }) => {
    if (sessionId !== page.sessionId) return;
    if (method === 'Runtime.executionContextsCleared') worlds.clear();
    if (method === 'Runtime.executionContextDestroyed')
      worlds.delete(Number(params['executionContextId']));
    if (method !== 'Runtime.executionContextCreated') return;
    const { id, origin } = params['context'] as { id: number; origin: string };
    worlds.set(id, origin);
  });
  await page.send('Runtime.enable');
  return {
    async run<Value>(body: string) {
      const world = [...worlds]
        .filter(([, origin]) => origin === `chrome-extension://${extensionId}`)
        .at(-1);
      if (world === undefined) throw new Error('our content script is not in this page');
      const answer = await page.send('Runtime.evaluate', {
        contextId: world[0],
        expression: readingOurs(body),
        awaitPromise: true,
        returnByValue: true,
      });
      if (answer['exceptionDetails'] !== undefined)
        throw new Error(JSON.stringify(answer['exceptionDetails']));
      return (answer['result'] as { value: Value }).value;
    },
  };
}
