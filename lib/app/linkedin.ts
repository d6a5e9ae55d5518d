import { hostPattern, SITE_ORIGINS } from '../domain/views/origins';
import type { LinkedInMode, Settings } from '../domain/views/settings';
import type { Ports } from './ports';
import type { Services } from './services';
import { sitePermitted } from './site-access';

const ID = 'linkedin';
const MATCHES = [hostPattern(SITE_ORIGINS.linkedin)];
/**
 * The script of each mode. The one for the side panel can only read: code that draws into the page
 * is not loaded.
 */
const SCRIPTS = {
  unasked: null,
  off: null,
  panel: '/linkedin-panel.js',
  page: '/linkedin-page.js',
} as const satisfies Record<LinkedInMode, string | null>;
type Script = (typeof SCRIPTS)[LinkedInMode];

/**
 * Returns the mode for LinkedIn in effect: the rep's choice, or `off` if the browser does not
 * permit access to LinkedIn.
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
 * Registers the LinkedIn script of the settings, or none, for new pages and for those open now. An
 * update of the extension removes registered scripts, so every start calls this.
 */
export function syncLinkedIn(
  services: Pick<Services, 'settings' | 'rights' | 'scripts'>,
): Promise<void> {
  // One at a time: two registrations at once fail, or leave the older choice in place.
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

/** Gives the permission for LinkedIn back, if the browser allows it. */
async function leaveLinkedIn({ rights }: Pick<Ports, 'rights'>): Promise<void> {
  for (const pattern of MATCHES) await rights.giveBack(pattern);
}

/** Applies the rep's choice to LinkedIn pages and gives back a permission that is not needed. */
export async function placeOnLinkedIn(
  services: Pick<Services, 'settings' | 'rights' | 'scripts'>,
): Promise<void> {
  await syncLinkedIn(services);
  if ((await services.settings()).sites.linkedin === 'off') await leaveLinkedIn(services);
}
