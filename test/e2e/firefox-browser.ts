import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { yesTo } from '../sites/gmail/yes';
import { startSites } from '../sites/serve';
import { noteHosts } from './hosts-asked';
import type { Box } from './ours';

const EXTENSION = path.resolve(import.meta.dirname, '../../.output/firefox-mv3');
const ID = 'relevo@relevo.example';
/** Given, so that pages of ours have an address that is known beforehand. */
const UUID = '7d0f3a52-6c1e-4b8e-9f27-2a51c3e0d9b4';

/** What Firefox asks for by itself, with no extension in it either. */
const FIREFOXS_OWN = /\.(mozilla|firefox)\.(com|net|org)$/;

/** Firefox's own protocol, of which Puppeteer shows the most but not closed roots. */
interface Link {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Located {
  readonly nodes: readonly {
    readonly value?: { readonly shadowRoot?: { readonly sharedId?: string } | null };
  }[];
}

/** Firefox with our build on the simulated mailbox, and nothing else in the world. */
export interface FirefoxProduct {
  /** Every host that anything but Firefox itself asked for, sorted. */
  hosts(): string[];
  /** Hosts that a test asks for itself, to see that asking is seen. */
  readonly planted: Set<string>;
  mailbox(): Promise<Page>;
  /** Opens a page of the simulated LinkedIn. */
  network(address: string): Promise<Page>;
  /** A page of ours. */
  page(file: string): Promise<Page>;
  /**
   * All words drawn in the element with a test id inside a closed root; null when there is none.
   */
  words(page: Page, testId: string): Promise<string | null>;
  box(page: Page, testId: string): Promise<Box | null>;
  focus(page: Page, testId: string): Promise<void>;
  /** What our own pages say to the background. */
  call<Value>(route: string, input: unknown): Promise<Value>;
  close(): Promise<void>;
}

/** @param program path of a Firefox */
export async function startFirefox(program: string): Promise<FirefoxProduct> {
  const sites = await startSites();
  const proxy = await startProxy(
    new Map(['mail.google.com', 'www.linkedin.com'].map((host) => [host, sites.port])),
  );
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1440, height: 900 },
    // Without it no page of an extension can be opened by a program.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      'intl.accept_languages': 'en-US',
      // Rights are given at the click that asks for them: the question itself is the browser's, and
      // no program can answer it.
      'extensions.webextOptionalPermissionPrompts': false,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.stricttransportsecurity.preloadlist': false,
      'security.cert_pinning.enforcement_level': 0,
    },
  });
  await browser.installExtension(EXTENSION);
  const link = linkOf(browser);
  const inRoots = <Value>(page: Page, testId: string, body: string) =>
    runInRoots<Value>(link, page, testId, body);
  const openOurs = async (file: string) => {
    const page = await browser.newPage();
    // Waiting for its load would be for ever: the protocol tells no such event of a privileged
    // page.
    await link.send('browsingContext.navigate', {
      context: contextOf(page),
      url: `moz-extension://${UUID}/${file}`,
      wait: 'none',
    });
    await page.waitForFunction(
      (address) => location.href.startsWith(address),
      {},
      `moz-extension://${UUID}/`,
    );
    return page;
  };
  const hosts = () => [...proxy.hosts].filter((host) => !FIREFOXS_OWN.test(host)).sort();
  const planted = new Set<string>();
  const desk = await openOurs('options.html');
  const call = async <Value>(route: string, input: unknown): Promise<Value> => {
    const message = JSON.stringify({ relevo: 'call', route, input });
    const reply = (await desk.evaluate(`browser.runtime.sendMessage(${message})`)) as {
      ok: boolean;
      value: Value;
      error: unknown;
    };
    if (!reply.ok) throw new Error(`${route}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
  await call('settings.change', yesTo());
  return {
    hosts,
    planted,
    page: openOurs,
    call,
    async mailbox() {
      const page = await browser.newPage();
      await page.goto('https://mail.google.com/mail/u/0/#inbox', { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(() => '__sim' in globalThis);
      await page.evaluate('__sim.settled()');
      return page;
    },
    async network(address) {
      const page = await browser.newPage();
      await page.goto(`https://www.linkedin.com${address}`, { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(() => '__sim' in globalThis);
      await page.evaluate('__sim.settled()');
      return page;
    },
    words: (page, testId) =>
      inRoots(
        page,
        testId,
        "return [...one.querySelectorAll('[data-say]')].map((each) => each.dataset.say).join(' ');",
      ),
    box: (page, testId) =>
      inRoots(
        page,
        testId,
        "one.scrollIntoView({ block: 'nearest' }); const { x, y, width, height } = one.getBoundingClientRect(); return JSON.stringify({ x, y, width, height });",
      ).then((text) => (text === null ? null : (JSON.parse(String(text)) as Box))),
    focus: async (page, testId) => void (await inRoots(page, testId, "one.focus(); return '';")),
    async close() {
      await closeOrEnd(browser);
      noteHosts(hosts().filter((host) => !planted.has(host)));
      await Promise.all([sites.close(), proxy.close()]);
    },
  };
}

/** How long Firefox may take to close by itself before its process is ended. */
const CLOSING_MS = 20_000;

/** Firefox does not always answer `browser.close` on a busy machine; its process is ended then. */
async function closeOrEnd(browser: Browser): Promise<void> {
  const firefox = browser.process();
  const timer = setTimeout(() => firefox?.kill('SIGKILL'), CLOSING_MS);
  const ended = new Promise<void>((resolve) => {
    if (firefox === null || firefox.exitCode !== null) resolve();
    else firefox.once('exit', () => resolve());
  });
  await Promise.race([browser.close().catch(() => ended), ended]);
  clearTimeout(timer);
}

/** Whoever drives the browser gets closed roots from the protocol, as no page does. */
async function runInRoots<Value>(
  link: Link,
  page: Page,
  testId: string,
  body: string,
): Promise<Value | null> {
  const context = contextOf(page);
  const located = await link.send('browsingContext.locateNodes', {
    context,
    locator: { type: 'css', value: 'span[style^="all:initial"]' },
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  });
  const roots = (located.result as Located).nodes.flatMap(({ value }) =>
    value?.shadowRoot?.sharedId === undefined ? [] : [{ sharedId: value.shadowRoot.sharedId }],
  );
  const answer = await link.send('script.callFunction', {
    target: { context },
    awaitPromise: false,
    arguments: roots,
    functionDeclaration: `(...roots) => { const one = roots.map((root) => root.querySelector('[data-testid="${testId}"]')).find((each) => each !== null); if (one === undefined) return null; ${body} }`,
  });
  const { result, exceptionDetails } = answer.result as {
    result?: { value?: Value };
    exceptionDetails?: { text: string };
  };
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return result?.value ?? null;
}

function linkOf(browser: Browser): Link {
  return (browser as unknown as { connection: Link }).connection;
}

function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as { _id: string })._id;
}

/** The host in a whole address, as a proxy is asked for it; the text itself when it's none. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

/** A proxy that knows these hosts and no other: Firefox has no flag that names hosts. */
async function startProxy(
  ports: ReadonlyMap<string, number>,
): Promise<{ port: number; hosts: ReadonlySet<string>; close(): Promise<void> }> {
  const hosts = new Set<string>();
  const server = createServer((request, response) => {
    hosts.add(hostOf(request.url ?? ''));
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    const [host = ''] = (request.url ?? '').split(':');
    hosts.add(host);
    const port = ports.get(host);
    socket.on('error', () => undefined);
    if (port === undefined) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
  });
  // `closeAllConnections` does not know the sockets of tunnels.
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    hosts,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
