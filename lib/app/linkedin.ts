import { hostPattern, SITE_ORIGINS } from '../domain/views/origins';
import type { LinkedInMode, Settings } from '../domain/views/settings';
import type { Ports } from './ports';
import type { Services } from './services';
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

/**
 * How Relevo may be on LinkedIn now: as the rep chose, and not at all without the browser's right
 * to it.
 */
export async function linkedInNow(
  { rights }: Pick<Ports, 'rights'>,
  { sites }: Settings,
): Promise<LinkedInMode> {
  const { linkedin } = sites;
  return SCRIPTS[linkedin] === null || (await sitePermitted(rights, 'linkedin')) ? linkedin : 'off';
}

let turn: Promise<void> = Promise.resolve();

/**
 * Lets the browser run the script that the settings ask for on LinkedIn, or none: on pages to come,
 * and on those that are open now. An update of the extension forgets such scripts, so this is
 * called whenever one may be missing or too many.
 */
export function syncLinkedIn(
  services: Pick<Services, 'settings' | 'rights' | 'scripts'>,
): Promise<void> {
  // One at a time: two that register would be refused, or leave the older choice.
  const next = turn.then(async () =>
    register(services, SCRIPTS[await linkedInNow(services, await services.settings())]),
  );
  turn = next.catch(() => undefined);
  return next;
}

async function register({ scripts }: Pick<Ports, 'scripts'>, script: Script): Promise<void> {
  const running = await scripts.registered(ID);
  if (running === script) return;
  if (running !== null) await scripts.unregister(ID);
  if (script === null) return;
  await scripts.register(ID, script, MATCHES);
  await scripts.runInOpenTabs(script, MATCHES);
}

/** Gives the right to LinkedIn back, where the browser can take it. */
async function leaveLinkedIn({ rights }: Pick<Ports, 'rights'>): Promise<void> {
  for (const pattern of MATCHES) await rights.giveBack(pattern);
}

/** Lets LinkedIn's pages follow the choice, and keeps no right that is not needed. */
export async function placeOnLinkedIn(
  services: Pick<Services, 'settings' | 'rights' | 'scripts'>,
): Promise<void> {
  await syncLinkedIn(services);
  if ((await services.settings()).sites.linkedin === 'off') await leaveLinkedIn(services);
}
