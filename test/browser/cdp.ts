import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/**
 * Flags under which a Chromium runs the same everywhere: no sandbox for root, no calls home, no
 * first-run pages.
 */
export const QUIET_FLAGS: readonly string[] = [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-search-engine-choice-screen',
];

type Params = Readonly<Record<string, unknown>>;

export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly sessionId?: string;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** One page of the browser. */
export interface DevPage {
  /** By which events of the browser name it. */
  readonly sessionId: string;
  readonly targetId: string;
  goto(url: string): Promise<void>;
  /** Runs an expression in the page. @throws Error with the page's own error */
  eval<Value>(expression: string): Promise<Value>;
  send(method: string, params?: Params): Promise<Params>;
  close(): Promise<void>;
}

/**
 * A browser at the end of a pipe. No debugger is attached to anything that is not asked for, so
 * workers die as in real life.
 */
export interface DevBrowser {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  send(method: string, params?: Params, sessionId?: string): Promise<Params>;
  /** Hears every event until the answer is called. */
  on(listener: (message: Message) => void): () => void;
  /** Opens a page in front of the others. */
  page(url?: string): Promise<DevPage>;
  /**
   * Speaks with a page that is open already (see `Target.getTargets`) and leaves it where it is,
   * hidden or not.
   */
  attach(targetId: string): Promise<DevPage>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly program: string;
  readonly profile: string;
  readonly headless: boolean;
  readonly args?: readonly string[];
}

/**
 * Starts a browser and speaks the DevTools protocol with it over a pipe: the only way in which
 * branded ones load an extension.
 */
export function launchBrowser(options: LaunchOptions): DevBrowser {
  const args = [
    ...QUIET_FLAGS,
    ...(options.headless ? ['--headless=new', '--disable-gpu'] : []),
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${options.profile}`,
    ...(options.args ?? []),
    'about:blank',
  ];
  const child = spawn(options.program, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const link = createLink(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    exited,
    send: link.send,
    on: link.on,
    page: (url) => openPage(link, url),
    attach: (targetId) => attachTo(link, targetId),
    close: async () => {
      link.send('Browser.close').catch(() => undefined);
      await exited;
    },
  };
}

interface Link {
  send(method: string, params?: Params, sessionId?: string): Promise<Params>;
  on(listener: (message: Message) => void): () => void;
}

function createLink(out: Writable, input: Readable): Link {
  const waiting = new Map<
    number,
    { resolve: (value: Params) => void; reject: (error: Error) => void; method: string }
  >();
  const listeners = new Set<(message: Message) => void>();
  let last = 0;
  let rest = '';
  const receive = (message: Message) => {
    const call = message.id === undefined ? undefined : waiting.get(message.id);
    if (message.id === undefined || call === undefined) {
      for (const listener of listeners) listener(message);
      return;
    }
    waiting.delete(message.id);
    if (message.error === undefined) call.resolve(message.result ?? {});
    else call.reject(new Error(`${call.method}: ${message.error.message}`));
  };
  input.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) receive(JSON.parse(part) as Message);
  });
  for (const stream of [out, input]) stream.on('error', () => undefined);
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject, method });
        out.write(
          `${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`,
        );
      }),
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function openPage(link: Link, url: string | undefined): Promise<DevPage> {
  const { targetId } = await link.send('Target.createTarget', { url: 'about:blank' });
  const page = await attachTo(link, String(targetId));
  await page.send('Page.bringToFront');
  if (url !== undefined) await page.goto(url);
  return page;
}

async function attachTo(link: Link, targetId: string): Promise<DevPage> {
  const { sessionId } = await link.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params?: Params) => link.send(method, params, String(sessionId));
  await send('Page.enable');
  return {
    sessionId: String(sessionId),
    targetId,
    send,
    async goto(address) {
      const loaded = new Promise<void>((resolve) => {
        const off = link.on((message) => {
          if (message.sessionId !== sessionId || message.method !== 'Page.loadEventFired') return;
          off();
          resolve();
        });
      });
      const { errorText } = await send('Page.navigate', { url: address });
      if (typeof errorText === 'string') throw new Error(`${errorText} ${address}`);
      await loaded;
    },
    async eval<Value>(expression: string) {
      const answer = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (answer['exceptionDetails'] !== undefined)
        throw new Error(JSON.stringify(answer['exceptionDetails']));
      return (answer['result'] as { value: Value }).value;
    },
    close: async () => void (await link.send('Target.closeTarget', { targetId })),
  };
}
