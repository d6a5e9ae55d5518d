import type { Settings, SiteMode } from '../domain/views/settings';
import { modeOf, patternsOf, type SiteDefinition } from '../sites/definition';
import { SITES } from '../sites/registry';
import type { Ports } from './ports';
import type { Services } from './services';
import { sitePermitted } from './site-access';

/**
 * How Relevo may be on a site now: as the rep chose, and not at all without the browser's right to
 * its pages where that is asked for.
 */
export async function modeNow(
  { rights }: Pick<Ports, 'rights'>,
  site: SiteDefinition,
  { sites }: Settings,
): Promise<SiteMode> {
  const mode = modeOf(site, sites);
  if (site.scripts?.[mode] === undefined) return mode;
  return (await sitePermitted(rights, site)) ? mode : 'off';
}

let turn: Promise<void> = Promise.resolve();

/**
 * Lets the browser run the script that the settings ask for on each site whose script is
 * registered, or none: on pages to come, and on those that are open now. An update of the extension
 * forgets such scripts, so this is called whenever one may be missing or too many.
 */
export function syncScripts(
  services: Pick<Services, 'settings' | 'rights' | 'scripts'>,
): Promise<void> {
  // One at a time: two that register would be refused, or leave the older choice.
  const next = turn.then(async () => {
    const settings = await services.settings();
    for (const site of registered())
      await register(services, site, site.scripts?.[await modeNow(services, site, settings)]);
  });
  turn = next.catch(() => undefined);
  return next;
}

function registered(): SiteDefinition[] {
  return SITES.filter(({ scripts }) => scripts !== null);
}

async function register(
  { scripts }: Pick<Ports, 'scripts'>,
  site: SiteDefinition,
  script: string | undefined,
): Promise<void> {
  const running = await scripts.registered(site.id);
  if (running === (script ?? null)) return;
  if (running !== null) await scripts.unregister(site.id);
  if (script === undefined) return;
  await scripts.register(site.id, script, patternsOf(site));
  await scripts.runInOpenTabs(script, patternsOf(site));
}

/** Registers the content scripts that the settings ask for, and gives up permissions not needed. */
export async function placeOnSites(
  services: Pick<Services, 'settings' | 'rights' | 'scripts'>,
): Promise<void> {
  await syncScripts(services);
  const { sites } = await services.settings();
  for (const site of registered().filter((each) => modeOf(each, sites) === 'off'))
    for (const pattern of patternsOf(site)) await services.rights.giveBack(pattern);
}
