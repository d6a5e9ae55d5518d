import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DevBrowser, type DevPage, launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import { type SiteHandler, startSites } from '../sites/serve';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** How long a start of the browser may take on a machine that has other things to do, ms. */
const START_MS = 60_000;

/** How long an answer of the background may take, ms. */
const ANSWER_MS = 9_000;

/** What a route answered; null when no one answered because the worker or the browser died. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: string; readonly detail: string } }
  | null;

/**
 * A real browser with the built extension that can be killed, cut off and damaged, and comes back
 * on the same profile.
 */
export interface Rig {
  readonly extensionId: string;
  readonly profile: string;
  /**
   * Asks a route of the background, as a page of ours would.
   * @param ms how long an answer may take; then no one answered
   */
  call<Value>(route: string, input: unknown, ms?: number): Promise<Reply<Value>>;
  /** Opens a page of the web. */
  page(url: string): Promise<DevPage>;
  /** Loads the extension again, as an update does. */
  reload(): Promise<void>;
  /** Runs an expression in a page of ours. */
  eval<Value>(expression: string): Promise<Value>;
  /** Ends the worker, as the browser does. */
  stopWorker(): Promise<void>;
  /** Ends the browser without a chance to write anything, and starts it again. */
  kill(): Promise<void>;
  /** Closes the browser, lets something happen to its files, and starts it again. */
  restart(between?: () => void): Promise<void>;
  /** Takes the databases away while they are open, as eviction does. */
  evict(): Promise<void>;
  /** Stops every process of the browser for a while, as a closed lid does. */
  freeze(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly hosts: Readonly<Record<string, SiteHandler>>;
  /** Where the profile is made; the system's temporary folder when absent. */
  readonly folder?: string | undefined;
}

export async function startRig({ hosts, folder = tmpdir() }: RigOptions): Promise<Rig> {
  const sites = await startSites({ hosts });
  const profile = mkdtempSync(path.join(folder, 'relevo-rig-'));
  const extension = path.join(profile, 'extension');
  cpSync(path.join(ROOT, '.output/chrome-mv3-e2e'), extension, { recursive: true });

  let extensionId = '';
  let running: Promise<{ browser: DevBrowser; desk: DevPage }> = begin();

  /** A browser that does not come up in time is ended, and tried once more. */
  async function begin(triesLeft = 1): Promise<{ browser: DevBrowser; desk: DevPage }> {
    const browser = launchBrowser({
      program: browserOrExit(),
      profile,
      headless: true,
      args: ['--test-type', '--hide-crash-restore-bubble', ...sites.browserFlags],
    });
    const open = async () => {
      const { id } = await browser.send('Extensions.loadUnpacked', { path: extension });
      extensionId = String(id);
      return browser.page(`chrome-extension://${extensionId}/popup.html`);
    };
    try {
      return { browser, desk: await Promise.race([open(), timeout(START_MS)]) };
    } catch (error) {
      browser.child.kill('SIGKILL');
      await browser.exited;
      if (triesLeft === 0) throw error;
      return begin(triesLeft - 1);
    }
  }

  async function end(
    how: (browser: DevBrowser) => Promise<void>,
    between: () => void,
  ): Promise<void> {
    const { browser } = await running;
    running = (async () => {
      await how(browser);
      between();
      return begin();
    })();
    await running;
  }

  const rig: Rig = {
    get extensionId() {
      return extensionId;
    },
    profile,
    async call<Value>(route: string, input: unknown, ms = ANSWER_MS) {
      const { browser, desk } = await running;
      const message = JSON.stringify({ relevo: 'call', route, input });
      // A worker that dies while it answers leaves `undefined`, which is no one's answer either.
      const asked = desk.eval<Reply<Value> | undefined>(
        `chrome.runtime.sendMessage(${message}).catch(() => null)`,
      );
      // A worker that is stopped takes what it was asked with it, and no one says so.
      const late = new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());
      const reply = asked.then((answer) => answer ?? null).catch(() => null);
      return Promise.race([reply, browser.exited.then(() => null), late]);
    },
    page: async (url) => (await running).browser.page(url),
    async reload() {
      const { browser } = await running;
      await browser.send('Extensions.loadUnpacked', { path: extension });
      running = browser
        .page(`chrome-extension://${extensionId}/popup.html`)
        .then((desk) => ({ browser, desk }));
      await running;
    },
    async eval(expression) {
      return (await running).desk.eval(expression);
    },
    async stopWorker() {
      const { desk } = await running;
      await desk.send('ServiceWorker.enable').catch(() => undefined);
      await desk.send('ServiceWorker.stopAllWorkers').catch(() => undefined);
    },
    kill: () =>
      end(
        async (browser) => {
          browser.child.kill('SIGKILL');
          await browser.exited;
        },
        () => undefined,
      ),
    restart: (between = () => undefined) => end((browser) => browser.close(), between),
    async evict() {
      const { desk } = await running;
      const origin = `chrome-extension://${extensionId}`;
      await desk.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    },
    async freeze(ms) {
      const pids = family((await running).browser.child.pid ?? 0);
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    },
    async close() {
      await (await running).browser.close();
      await sites.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  await running;
  return rig;
}

/** A process and all that came from it. */
function family(root: number): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found)
    found.push(...pairs.filter(([, of]) => of === parent).map(([pid = 0]) => pid));
  return found;
}

function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the browser did not start in ${ms} ms`)), ms).unref();
  });
}
