import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import { startDemoHubSpot } from '../demo/hubspot';
import { makeMailbox } from '../sites/gmail/mailbox';
import type { Mailbox } from '../sites/gmail/model';
import { startSites } from '../sites/serve';
import { exact, type Figure, type Findings } from './figure';
import type { Plan } from './plan';
import { setStage } from './stage';
import { ms } from './statistics';

const LONGEST_TASK_MS = 50;
const PEOPLE_A_REQUEST = 100;

interface Seen {
  readonly drawnMs: number;
  readonly chips: number;
  readonly longest: number;
}

/**
 * Long tasks are collected from the start of the page; what is ours of them shows in a comparison
 * with none (see `bare`).
 */
const WATCH = `globalThis.__tasks = []; new PerformanceObserver((list) => { for (const entry of list.getEntries()) __tasks.push(entry.duration); }).observe({ type: 'longtask', buffered: true });`;

/** Waits until the number of foreign elements in rows has not changed for half a second. */
const SETTLED = `(async () => {
  const started = performance.now();
  const count = () => [...document.querySelectorAll('tr.zA .xT')].filter((cell) => cell.firstElementChild?.tagName === 'SPAN' && cell.firstElementChild.className === '' && cell.firstElementChild.getAttribute('style')?.startsWith('all:initial')).length;
  let last = -1; let since = performance.now(); let drawnMs = 0;
  while (performance.now() - since < 700 && performance.now() - started < 30000) {
    const now = count();
    if (now !== last) { last = now; since = performance.now(); drawnMs = since - started; }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { drawnMs, chips: last, longest: Math.max(0, ...__tasks) };
})()`;

export async function chipFindings(_: Plan): Promise<Findings> {
  return { figures: [...(await chipFigures(50)), ...(await chipFigures(500))] };
}

/**
 * Chips for a page of rows whose people HubSpot knows half of: requests, time, and tasks that block
 * the page.
 */
async function chipFigures(rows: number): Promise<Figure[]> {
  const mailbox = makeMailbox({ seed: rows, threads: rows, messages: 1 });
  const hubspot = await startDemoHubSpot();
  const people = new Set(
    mailbox.threads.flatMap((thread) => thread.messages.map((message) => message.from.email)),
  );
  for (const [index, email] of [...people].entries()) {
    if (index % 2 === 0)
      hubspot.server.control.upsertContact({
        email,
        firstname: 'P',
        lastname: String(index),
        lifecyclestage: 'lead',
      });
  }
  const stage = await setStage({
    extension: '.output/chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': hubspot.handler },
    mailbox,
  });
  await stage.call('connection.save', { kind: 'hubspot', token: hubspot.token });
  hubspot.server.forgetRequests();
  const options = { pageSize: rows };
  const page = await stage.browser.page();
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await page.goto(
    `https://mail.google.com/mail/u/0/?sim=${encodeURIComponent(JSON.stringify(options))}#inbox`,
  );
  await page.send('Page.bringToFront');
  const seen = await page.eval<Seen>(SETTLED);
  // The agreement is looked for by an address too, at a contact of its own.
  const lookUps = () =>
    hubspot.server.requests
      .map(({ requestBody }) => JSON.stringify(requestBody) ?? '')
      .filter((body) => body.includes('idProperty') && !body.includes('relevo-agreement@')).length;
  const asked = lookUps();
  // The same page again, all known: what is left is the page's own work and our drawing.
  await page.goto('about:blank');
  await page.goto(
    `https://mail.google.com/mail/u/0/?sim=${encodeURIComponent(JSON.stringify(options))}#inbox`,
  );
  const again = await page.eval<Seen>(SETTLED);
  const askedAgain = lookUps() - asked;
  await stage.close();
  await hubspot.close();

  const bare = await bareLongest(rows, mailbox);
  const ours = Math.max(seen.longest, again.longest) - bare;
  const most = Math.ceil(Math.min(people.size, 200) / PEOPLE_A_REQUEST);
  return [
    exact(
      `${rows} rows: chips`,
      `${seen.chips} in ${ms(seen.drawnMs)}, from cache ${ms(again.drawnMs)}`,
      'some',
      seen.chips > 0,
    ),
    exact(
      `${rows} rows: requests to HubSpot`,
      `${asked} for ${people.size} people, then ${askedAgain}`,
      `≤ ${most}, then 0`,
      asked <= most && askedAgain === 0,
    ),
    exact(
      `${rows} rows: longest task beyond the page's own`,
      ours <= LONGEST_TASK_MS ? `none over ${LONGEST_TASK_MS} ms` : ms(ours),
      `≤ ${LONGEST_TASK_MS} ms`,
      ours <= LONGEST_TASK_MS,
    ),
  ];
}

/** The longest task of the same page without us. */
async function bareLongest(rows: number, mailbox: Mailbox): Promise<number> {
  const sites = await startSites({ mailbox });
  const profile = mkdtempSync(path.join(tmpdir(), 'relevo-bare-'));
  const browser = launchBrowser({
    program: browserOrExit(),
    profile,
    headless: true,
    args: ['--test-type', ...sites.browserFlags],
  });
  const page = await browser.page();
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  let longest = 0;
  for (let round = 0; round < 2; round++) {
    await page.goto(
      `https://mail.google.com/mail/u/0/?sim=${encodeURIComponent(JSON.stringify({ pageSize: rows }))}#inbox`,
    );
    longest = Math.max(
      longest,
      await page.eval<number>(
        'new Promise((resolve) => setTimeout(() => resolve(Math.max(0, ...__tasks)), 1500))',
      ),
    );
    await page.goto('about:blank');
  }
  await browser.close();
  await sites.close();
  rmSync(profile, { recursive: true, force: true });
  return longest;
}
