import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DevBrowser, type DevPage, launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import type { Mailbox } from '../sites/gmail/model';
import { yesTo } from '../sites/gmail/yes';
import { type RunningSites, type SiteHandler, startSites } from '../sites/serve';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * A browser with one extension on the simulated mailbox, and no debugger on its worker: workers
 * live and die as in life.
 */
export interface Stage {
  readonly browser: DevBrowser;
  readonly sites: RunningSites;
  readonly extensionId: string;
  mailbox(options?: Record<string, unknown>): Promise<DevPage>;
  call<Value>(route: string, input: unknown): Promise<Value>;
  /** Stops every worker; the next message starts one. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** A build in `.output`, or a folder with an extension; null for none. */
  readonly extension: string | null;
  readonly hosts?: Readonly<Record<string, SiteHandler>>;
  readonly mailbox?: Mailbox;
}

export async function setStage({ extension, hosts, mailbox }: StageOptions): Promise<Stage> {
  const sites = await startSites({
    ...(hosts === undefined ? {} : { hosts }),
    ...(mailbox === undefined ? {} : { mailbox }),
  });
  const profile = mkdtempSync(path.join(tmpdir(), 'relevo-bench-'));
  const browser = launchBrowser({
    program: browserOrExit(),
    profile,
    headless: true,
    args: ['--window-size=1440,900', '--test-type', ...sites.browserFlags],
  });
  // A copy: a build that is made again in the meantime would change under the running browser.
  const copy = path.join(profile, 'extension');
  if (extension !== null) cpSync(path.resolve(ROOT, extension), copy, { recursive: true });
  const loaded =
    extension === null ? {} : await browser.send('Extensions.loadUnpacked', { path: copy });
  const extensionId = String(loaded['id']);
  const desk = () => browser.page(`chrome-extension://${extensionId}/popup.html`);
  const stage: Stage = {
    browser,
    sites,
    extensionId,
    async mailbox(options = {}) {
      const page = await browser.page(
        `https://mail.google.com/mail/u/0/?sim=${encodeURIComponent(JSON.stringify(options))}#inbox`,
      );
      await page.eval(
        `new Promise((resolve) => { const wait = () => ('__sim' in globalThis ? resolve(__sim.settled()) : setTimeout(wait, 20)); wait(); })`,
      );
      return page;
    },
    async call<Value>(route: string, input: unknown) {
      const page = await desk();
      const reply = await page.eval<{ ok: boolean; value: Value }>(
        `chrome.runtime.sendMessage(${JSON.stringify({ relevo: 'call', route, input })})`,
      );
      await page.close();
      if (!reply.ok) throw new Error(`${route}: ${JSON.stringify(reply)}`);
      return reply.value;
    },
    async stopWorker() {
      const page = await desk();
      await page.send('ServiceWorker.enable');
      await page.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    async close() {
      await browser.close();
      await sites.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  // Ours, as it is or with something planted in it; others have no such page.
  if (extension !== null && existsSync(path.join(extension, 'popup.html')))
    await stage.call('settings.change', yesTo(mailbox));
  return stage;
}
