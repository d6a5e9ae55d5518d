/**
 * `npm start`: the built extension in a browser, on a demo mailbox, with the embedded sample workspace.
 * `--site linkedin` opens a profile of the simulated LinkedIn beside it, with the card in the page.
 * `--crm hubspot` puts it on the HubSpot server of `test/crm`, `--crm odoo` on a real Odoo, installed for it; `--live` opens the real sites with a profile that is kept.
 * Without a display it takes pictures instead and says where they are.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CRM_KINDS } from '../../lib/domain/views/admin';
import { launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import { Unavailable } from '../crm/odoo/host';
import { startSites } from '../sites/serve';
import { connectHubSpot, startDemoHubSpot } from './hubspot';
import { PROFILE, showOnLinkedIn } from './linkedin';
import { connectOdoo, startDemoOdoo } from './odoo';
import { takePictures } from './pictures';

const { values } = parseArgs({
  options: {
    crm: { type: 'string', default: 'local' },
    site: { type: 'string', default: 'gmail' },
    live: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
  },
});
if (!CRM_KINDS.some((kind) => kind === values.crm)) {
  console.error(`--crm takes ${CRM_KINDS.join(', ')}, not ${values.crm}`);
  process.exit(2);
}

if (values.site !== 'gmail' && values.site !== 'linkedin') {
  console.error(`--site takes gmail or linkedin, not ${values.site}`);
  process.exit(2);
}

const CRMS: Readonly<Record<string, string>> = {
  local: 'the sample workspace',
  hubspot: 'the HubSpot test server',
  odoo: 'a real Odoo',
};
const INBOX = 'https://mail.google.com/mail/u/0/#inbox';
const root = path.resolve(import.meta.dirname, '../..');
const program = browserOrExit();
const headless =
  values.headless || (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']);
const onLinkedIn = values.site === 'linkedin';
// Only the build with rights given can reach a CRM or LinkedIn without somebody clicking the browser's prompt.
const given = values.crm !== 'local' || onLinkedIn;
const extension = path.join(root, '.output', given ? 'chrome-mv3-e2e' : 'chrome-mv3');

console.log('Building the extension…');
const built = spawnSync('npx', ['--no-install', 'wxt', 'build'], {
  cwd: root,
  env: { ...process.env, ...(given ? { RELEVO_RIGHTS: 'given' } : {}) },
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (built.status !== 0) {
  console.error(`The build failed:\n${built.stdout}${built.stderr}`);
  process.exit(1);
}

const crm = values.crm === 'hubspot' && !values.live ? await startDemoHubSpot() : null;
if (values.crm === 'odoo' && !values.live)
  console.log('Starting a real Odoo; the first time it is installed, for some minutes…');
const odoo = values.crm === 'odoo' && !values.live ? await startDemoOdoo().catch(sayWhy) : null;
const sites = values.live ? null : await startSites({ hosts: crm === null ? {} : { 'api.hubapi.com': crm.handler } });
const profile = values.live
  ? path.join(root, '.output', 'live-profile')
  : mkdtempSync(path.join(os.tmpdir(), 'relevo-demo-'));
mkdirSync(profile, { recursive: true });
const browser = launchBrowser({
  program,
  profile,
  headless,
  args: ['--window-size=1440,900', '--test-type', ...(sites?.browserFlags ?? [])],
});

const { id } = await browser.send('Extensions.loadUnpacked', { path: extension });
if (crm !== null) await connectHubSpot(browser, String(id), crm.token);
if (odoo !== null) await connectOdoo(browser, String(id), odoo);
if (onLinkedIn) await showOnLinkedIn(browser, String(id));
console.log(`Relevo runs in ${program}${headless ? ', without a window' : ''}, on ${values.live ? 'the real sites' : `a demo mailbox and ${CRMS[values.crm]}`}.
  In the inbox every known sender has a chip; open the first thread to see the card, and its one button.
  The popup (Alt+Shift+R, or the button in the toolbar) promotes with one click, and has your queue.`);

if (headless) {
  const folder = path.join(root, '.output', 'demo');
  for (const file of await takePictures(
    browser,
    String(id),
    { inbox: INBOX, profile: onLinkedIn ? PROFILE : null },
    folder,
  ))
    console.log(`  No display here; a picture: ${file}`);
  await end();
} else {
  await browser.page(INBOX);
  if (onLinkedIn) await browser.page(PROFILE);
  process.once('SIGINT', () => void end());
  await browser.exited;
  await end();
}

/** Where a real Odoo cannot be had, the reason is all that there is to say. */
function sayWhy(error: unknown): never {
  if (!(error instanceof Unavailable)) throw error;
  console.error(`A real Odoo cannot be had here: ${error.message}`);
  process.exit(1);
}

async function end(): Promise<never> {
  await browser.close();
  await Promise.all([sites?.close(), crm?.close(), odoo?.close()]);
  if (!values.live) rmSync(profile, { recursive: true, force: true });
  process.exit(0);
}
