import type { CDPSession } from '@playwright/test';
import { until } from '../browser/wait';
import type { Product } from './fixtures';

/** How long the panel and what is in it may take on a machine that has other things to do, ms. */
const WAIT_MS = 20_000;

/** The browser's real side panel, which is no page to Playwright: driven through the protocol. */
export interface SidePanel {
  /** Runs an expression in the panel. */
  run<Value>(expression: string): Promise<Value>;
  /** All text of the element with a test id in the desk in front; null when there is none. */
  text(testId: string): Promise<string | null>;
  click(testId: string): Promise<void>;
  /** Writes into a field, as a person does. */
  write(testId: string, text: string): Promise<void>;
  key(key: string): Promise<void>;
}

const FIND = `const find = (id) => [...document.querySelectorAll('[data-testid="' + id + '"]')].find((one) => one.closest('[inert]') === null) ?? null;`;

/** Opens the side panel of the window that the desk stands in. */
export async function openSidePanel(product: Product): Promise<SidePanel> {
  const desk = await product.page('options.html');
  const session = await product.context.newCDPSession(desk);
  await session.send('Runtime.evaluate', {
    expression:
      'chrome.windows.getCurrent().then(({ id }) => chrome.sidePanel.open({ windowId: id }))',
    userGesture: true,
    awaitPromise: true,
  });
  const browser = product.context.browser();
  if (browser === null) throw new Error('no browser to ask for its targets');
  const root = await browser.newBrowserCDPSession();
  const address = `chrome-extension://${product.id}/sidepanel.html`;
  const targetId = await until(WAIT_MS, 'the side panel', async () => {
    const { targetInfos } = await root.send('Target.getTargets');
    return targetInfos.find(({ url }) => url.startsWith(address))?.targetId;
  });
  await desk.close();
  return drive(root, targetId);
}

async function drive(root: CDPSession, targetId: string): Promise<SidePanel> {
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<
    number,
    (message: { result?: unknown; error?: { message: string } }) => void
  >();
  let count = 0;
  root.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message = JSON.parse(event.message) as {
      id: number;
      result?: unknown;
      error?: { message: string };
    };
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const send = <Value>(method: string, params: object = {}) =>
    new Promise<Value>((resolve, reject) => {
      const id = ++count;
      waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result as Value) : reject(new Error(error.message)),
      );
      const message = JSON.stringify({ id, method, params });
      root.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  const run = async <Value>(expression: string): Promise<Value> => {
    const { result, exceptionDetails } = await send<{
      result: { value: Value };
      exceptionDetails?: { text: string };
    }>('Runtime.evaluate', {
      expression: `(() => { ${FIND} ${expression} })()`,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  };
  const on = (testId: string, act: string) =>
    run<boolean>(
      `const one = find('${testId}'); if (one === null) return false; ${act}; return true;`,
    );
  const must = (testId: string, act: string) =>
    until(WAIT_MS, `${testId} in the side panel`, () => on(testId, act));
  const press = (key: string, more: object = {}) =>
    ['keyDown', 'keyUp'].reduce<Promise<unknown>>(
      (before, type) =>
        before.then(() =>
          send('Input.dispatchKeyEvent', { type, key, ...(type === 'keyDown' ? more : {}) }),
        ),
      Promise.resolve(),
    );
  return {
    run,
    text: (testId) => run(`return find('${testId}')?.innerText ?? null;`),
    click: async (testId) => void (await must(testId, 'one.click()')),
    async write(testId, text) {
      await must(testId, 'one.focus()');
      await send('Input.insertText', { text });
    },
    key: async (key) => void (await press(key, key.length === 1 ? { text: key } : {})),
  };
}
