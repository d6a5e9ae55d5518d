import type { CDPSession } from '@playwright/test';
import type { Product } from './fixtures';

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
  picture(path: string, width: number): Promise<void>;
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
  let targetId: string | undefined;
  for (let tries = 0; targetId === undefined && tries < 50; tries++) {
    const { targetInfos } = await root.send('Target.getTargets');
    targetId = targetInfos.find(({ url }) => url.startsWith(address))?.targetId;
    if (targetId === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (targetId === undefined) throw new Error('no side panel opened');
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
  const must = async (testId: string, act: string) => {
    for (let tries = 0; tries < 50; tries++) {
      if (await on(testId, act)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the panel has no ${testId}`);
  };
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
    click: (testId) => must(testId, 'one.click()'),
    async write(testId, text) {
      await must(testId, 'one.focus()');
      await send('Input.insertText', { text });
    },
    key: async (key) => void (await press(key, key.length === 1 ? { text: key } : {})),
    async picture(path, width) {
      await send('Emulation.setDeviceMetricsOverride', {
        width,
        height: 900,
        deviceScaleFactor: 1,
        mobile: false,
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      await send('Emulation.clearDeviceMetricsOverride');
      const { writeFile } = await import('node:fs/promises');
      await writeFile(path, Buffer.from(data, 'base64'));
    },
  };
}
