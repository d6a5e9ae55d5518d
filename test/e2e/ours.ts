import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { CHIPS, readingOurs } from '../browser/ours-in-page';

/** A rectangle in the viewport, CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What we have drawn into a page, as only an extension can see it: through its isolated world, into
 * closed roots.
 */
export interface Ours {
  /**
   * All words drawn in the element with a test id, in order, joined by spaces; null when there is
   * none.
   */
  words(testId: string): Promise<string | null>;
  box(testId: string, index?: number): Promise<Box | null>;
  attribute(testId: string, name: string): Promise<string | null>;
  /** A computed style. */
  style(testId: string, name: string): Promise<string | null>;
  /** Words of every chip in the list, by the legacy id of the thread whose row it stands in. */
  chips(): Promise<Record<string, string>>;
  /** Text nodes with letters in our roots: there must be none. */
  textNodes(): Promise<string[]>;
  /** Names of all elements in our roots, and of all attributes with an @ before them. */
  markup(): Promise<string[]>;
  focus(testId: string): Promise<void>;
  /**
   * Runs the body of an async function in our content script's own world, as anyone who broke into
   * it could.
   */
  inContentScript<Value>(body: string): Promise<Value>;
  /** Clicks with the real mouse. */
  click(testId: string, index?: number): Promise<void>;
}

/** Opens the isolated world of our content script in a page. */
export async function ours(
  context: BrowserContext,
  page: Page,
  extensionId: string,
): Promise<Ours> {
  const session = await context.newCDPSession(page);
  const worlds = new Map<number, string>();
  session.on('Runtime.executionContextCreated', ({ context: world }) =>
    worlds.set(world.id, world.origin),
  );
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  const run = <Value>(body: string) => evaluate<Value>(session, worlds, extensionId, body);
  const box = (testId: string, index = 0) =>
    run<Box | null>(
      `const one = find(${JSON.stringify(testId)}, ${index}); if (one === null) return null; one.scrollIntoView({ block: 'nearest' }); const { x, y, width, height } = one.getBoundingClientRect(); return { x, y, width, height };`,
    );
  return {
    box,
    words: (testId) =>
      run(`const one = find(${JSON.stringify(testId)}); return one === null ? null : words(one);`),
    attribute: (testId, name) =>
      run(`return find(${JSON.stringify(testId)})?.getAttribute(${JSON.stringify(name)}) ?? null;`),
    style: (testId, name) =>
      run(
        `const one = find(${JSON.stringify(testId)}); return one === null ? null : getComputedStyle(one).getPropertyValue(${JSON.stringify(name)});`,
      ),
    chips: () => run(CHIPS),
    textNodes: () =>
      run(`return roots.flatMap((root) => { const found = []; const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) if (/\\p{L}|\\p{N}/u.test(walk.currentNode.data)) found.push(walk.currentNode.data); return found; });`),
    markup: () =>
      run(`return [...new Set(roots.flatMap((root) => [...root.querySelectorAll('*')]
        .flatMap((node) => [node.localName, ...node.getAttributeNames().map((name) => '@' + name)])))];`),
    focus: (testId) => run(`find(${JSON.stringify(testId)}).focus(); return null;`),
    inContentScript: (body) => run(`return (async () => { ${body} })();`),
    async click(testId, index) {
      const at = await box(testId, index);
      if (at === null) throw new Error(`nothing of ours is called ${testId}`);
      await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
    },
  };
}

async function evaluate<Value>(
  session: CDPSession,
  worlds: ReadonlyMap<number, string>,
  extensionId: string,
  body: string,
): Promise<Value> {
  const world = [...worlds]
    .filter(([, origin]) => origin === `chrome-extension://${extensionId}`)
    .at(-1);
  if (world === undefined) throw new Error('our content script is not in this page');
  const answer = await session.send('Runtime.evaluate', {
    contextId: world[0],
    awaitPromise: true,
    returnByValue: true,
    expression: readingOurs(body),
  });
  if (answer.exceptionDetails !== undefined)
    throw new Error(answer.exceptionDetails.exception?.description ?? 'failed');
  return answer.result.value as Value;
}
