import { browser } from 'wxt/browser';
import { hostPattern, SITE_ORIGINS } from '../domain/views/origins';
import type { LinkedInMode, Settings } from '../domain/views/settings';
import { sitePermitted } from './site-access';

const ID = 'linkedin';
const MATCHES = [hostPattern(SITE_ORIGINS.linkedin)];
/** Beside the page, a script that can only read; the one that draws is not even loaded. */
const SCRIPTS = {
  unasked: null,
  off: null,
  panel: '/linkedin-panel.js',
  page: '/linkedin-page.js',
} as const satisfies Record<LinkedInMode, string | null>;
type Script = (typeof SCRIPTS)[LinkedInMode];

/** How Relevo may be on LinkedIn now: as the rep chose, and not at all without the browser's right to it. */
export async function linkedInNow({ sites }: Settings): Promise<LinkedInMode> {
  const { linkedin } = sites;
  return SCRIPTS[linkedin] === null || (await sitePermitted('linkedin')) ? linkedin : 'off';
}

let turn: Promise<void> = Promise.resolve();

/**
 * Lets the browser run the script that the settings ask for on LinkedIn, or none: on pages to come, and on those that are open
 * now. An update of the extension forgets such scripts, so this is called whenever one may be missing or too many.
 */
export function syncLinkedIn(settings: () => Promise<Settings>): Promise<void> {
  // One at a time: two that register would be refused, or leave the older choice.
  const next = turn.then(async () => register(SCRIPTS[await linkedInNow(await settings())]));
  turn = next.catch(() => undefined);
  return next;
}

async function register(script: Script): Promise<void> {
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const running = before?.js?.[0];
  if (script === null ? before === undefined : running !== undefined && script.endsWith(running)) return;
  if (before !== undefined) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  if (script === null) return;
  await browser.scripting.registerContentScripts([
    { id: ID, js: [script.slice(1)], matches: MATCHES, runAt: 'document_start', persistAcrossSessions: true },
  ]);
  for (const { id } of await browser.tabs.query({ url: MATCHES })) {
    if (id === undefined) continue;
    // A tab that is discarded, or shows an error, has nothing to run it in.
    await browser.scripting
      .executeScript({ target: { tabId: id }, files: [script], injectImmediately: true })
      .catch(() => undefined);
  }
}

/** Gives the right to LinkedIn back, where the browser can take it. */
export async function leaveLinkedIn(): Promise<void> {
  await browser.permissions.remove({ origins: MATCHES }).catch(() => false);
}
