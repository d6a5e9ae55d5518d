import { hostPattern, SITE_ORIGINS } from '../domain/views/origins';
import { type Settings, SITE_IDS, type SiteId } from '../domain/views/settings';
import type { Rights } from './ports';

/** Origins where the content scripts run. */
export const SITES = SITE_IDS.map((id) => SITE_ORIGINS[id]);

/** Returns the site of an address; null for other sites, and if the browser hides the address. */
export function siteOf(url: string | undefined): SiteId | null {
  return SITE_IDS.find((id) => url?.startsWith(`${SITE_ORIGINS[id]}/`)) ?? null;
}

/** Whether Relevo is switched on for a site. */
export function isOn({ sites }: Settings, site: SiteId): boolean {
  return site === 'gmail' ? sites.gmail : sites.linkedin === 'panel' || sites.linkedin === 'page';
}

/** Whether the browser permits access to the pages of a site. */
export function sitePermitted(rights: Pick<Rights, 'mayReach'>, site: SiteId): Promise<boolean> {
  return rights.mayReach(hostPattern(SITE_ORIGINS[site]));
}

/** Returns the sites that are switched on but lack the browser's permission. */
export async function lackingSites(
  rights: Pick<Rights, 'mayReach'>,
  settings: Settings,
): Promise<SiteId[]> {
  const on = SITE_IDS.filter((site) => isOn(settings, site));
  const permitted = await Promise.all(on.map((site) => sitePermitted(rights, site)));
  return on.filter((_, index) => permitted[index] !== true);
}
