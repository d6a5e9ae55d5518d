import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type DevBrowser, type DevPage, launchBrowser } from '../browser/cdp';
import { DidNotCome, until, within } from '../browser/wait';
import { demoMailbox } from '../sites/gmail/demo-mailbox';
import { yesTo } from '../sites/gmail/yes';
import { startSites } from '../sites/serve';
import { clockScript, setClockOf } from './fixed-clock';
import { connectHubSpot, startDemoHubSpot } from './hubspot';
import { connectOdoo, startDemoOdoo } from './odoo';

/** How long one step may take, ms: a machine that builds beside it needs some. */
const STEP_MS = 60_000;
/** A new installation opens its welcome page at once; one that was there before opens none, ms. */
const WELCOME_MS = 10_000;

/**
 * Without a display a browser believes in a small one, and makes its popup smaller than it is for a
 * person.
 */
const SCREEN = '--screen-info={1920x1200}';

export interface DemoOptions {
  /** The browser to start. */
  readonly program: string;
  /**
   * Folder of the built extension. A copy is loaded, so that a build made at the same time changes nothing
   * here.
   */
  readonly extension: string;
  readonly headless: boolean;
  readonly crm?: 'local' | 'hubspot' | 'odoo';
  /** A folder that is kept, with the real sites; without it a new one, with the simulated sites. */
  readonly liveProfile?: string | undefined;
  /** Epoch ms at which the demo takes place; the present when absent. */
  readonly at?: number | undefined;
  readonly flags?: readonly string[];
  /** Limit of each step, ms. */
  readonly stepMs?: number;
}

/** The product in a browser, on what the demo gives it. */
export interface Demo {
  readonly browser: DevBrowser;
  readonly extensionId: string;
  /** Folder of the extension that runs. */
  readonly extension: string;
  /** Limit of each step, ms. */
  readonly stepMs: number;
  /** Opens an address in a tab in front of the others. @throws DidNotCome */
  open(url: string): Promise<DevPage>;
  /**
   * Says something to the background as our own pages do.
   * @throws Error with the background's own reason
   */
  call<Value>(route: string, input: unknown): Promise<Value>;
  close(): Promise<void>;
}

/**
 * Starts the demo; its welcome page has opened when it resolves, so that nothing cuts in later.
 * @throws DidNotCome when a step does not end, Unavailable where a real Odoo cannot be had
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { crm = 'local', liveProfile, at, stepMs = STEP_MS } = options;
  const ends: (() => unknown)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const hubspot =
      crm === 'hubspot' && liveProfile === undefined ? await startDemoHubSpot() : null;
    if (hubspot !== null) ends.push(() => hubspot.close());
    const odoo = crm === 'odoo' && liveProfile === undefined ? await startDemoOdoo() : null;
    if (odoo !== null) ends.push(() => odoo.close());
    const hosts = hubspot === null ? {} : { 'api.hubapi.com': hubspot.handler };
    const mailbox = at === undefined ? undefined : demoMailbox(at);
    const sites = liveProfile === undefined ? await startSites({ hosts, mailbox }) : null;
    if (sites !== null) ends.push(() => sites.close());

    const folder = mkdtempSync(path.join(os.tmpdir(), 'relevo-demo-'));
    ends.push(() =>
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    );
    const extension = path.join(folder, 'extension');
    cpSync(options.extension, extension, { recursive: true });
    const clock = at === undefined ? null : clockScript(at);
    if (clock !== null) setClockOf(extension, clock);
    const profile = liveProfile ?? path.join(folder, 'profile');
    mkdirSync(profile, { recursive: true });

    const browser = launchBrowser({
      program: options.program,
      profile,
      headless: options.headless,
      args: [
        '--window-size=1440,900',
        SCREEN,
        '--test-type',
        ...(sites?.browserFlags ?? []),
        ...(options.flags ?? []),
      ],
    });
    ends.push(() => endOf(browser));
    const loading = browser.send('Extensions.loadUnpacked', { path: extension });
    const gone = browser.exited.then(() => {
      throw new DidNotCome('the browser ended before it had loaded the extension');
    });
    const { id } = await within(
      stepMs,
      'the browser with the extension in it',
      Promise.race([loading, gone]),
    );
    gone.catch(() => undefined);
    const demo = demoOf(browser, { extensionId: String(id), extension, stepMs, close }, clock);
    await until(Math.min(stepMs, WELCOME_MS), 'the welcome page', () => hasWelcome(demo)).catch(
      () => undefined,
    );
    const connect =
      hubspot !== null ? connectHubSpot(browser, String(id), hubspot.token) : Promise.resolve();
    await within(stepMs, 'the connection to HubSpot', connect);
    if (odoo !== null)
      await within(stepMs, 'the connection to Odoo', connectOdoo(browser, String(id), odoo));
    // A demo has one mailbox, and no one’s own.
    if (sites !== null) await demo.call('settings.change', yesTo(mailbox));
    return demo;
  } catch (error) {
    await close();
    throw error;
  }
}

function demoOf(
  browser: DevBrowser,
  known: Pick<Demo, 'extensionId' | 'extension' | 'stepMs' | 'close'>,
  clock: string | null,
): Demo {
  const { extensionId, stepMs } = known;
  const demo: Demo = {
    ...known,
    browser,
    async open(url) {
      const opening = async () => {
        const page = await browser.page();
        if (clock !== null)
          await page.send('Page.addScriptToEvaluateOnNewDocument', { source: clock });
        await page.goto(url);
        return page;
      };
      return within(stepMs, `the page ${url}`, opening());
    },
    async call<Value>(route: string, input: unknown) {
      const page = await demo.open(`chrome-extension://${extensionId}/options.html`);
      const message = JSON.stringify({ relevo: 'call', route, input });
      const asked = page.eval<{ ok: boolean; value: Value; error?: unknown }>(
        `chrome.runtime.sendMessage(${message})`,
      );
      const reply = await within(stepMs, `the answer to ${route}`, asked);
      await page.close();
      if (!reply.ok) throw new Error(`${route} was refused: ${JSON.stringify(reply.error)}`);
      return reply.value;
    },
  };
  return demo;
}

async function hasWelcome({ browser, extensionId }: Demo): Promise<boolean> {
  const { targetInfos } = await browser.send('Target.getTargets');
  const pages = targetInfos as { url: string }[];
  return pages.some(({ url }) => url.startsWith(`chrome-extension://${extensionId}/options.html`));
}

/** A browser that does not end when it is asked to is ended. */
async function endOf(browser: DevBrowser): Promise<void> {
  const ended = within(WELCOME_MS, 'the end of the browser', browser.close());
  await ended.catch(async () => {
    browser.child.kill('SIGKILL');
    await browser.exited;
  });
}
