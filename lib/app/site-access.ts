import { hostPattern, SITE_ORIGINS } from '../domain/views/origins';
import { type Settings, SITE_IDS, type SiteId } from '../domain/views/settings';
import type { Rights } from './ports';

/** Origins that our content scripts run on. */
export const SITES = SITE_IDS.map((id) => SITE_ORIGINS[id]);

/** The site of an address; null for every other, and for one that the browser does not show us. */
export function siteOf(url: string | undefined): SiteId | null {
  return SITE_IDS.find((id) => url?.startsWith(`${SITE_ORIGINS[id]}/`)) ?? null;
}

/** Whether the rep wants to see Relevo on a site. */
export function isOn({ sites }: Settings, site: SiteId): boolean {
  return site === 'gmail' ? sites.gmail : sites.linkedin === 'panel' || sites.linkedin === 'page';
}

/** Whether the browser lets Relevo see the pages of a site. */
export function sitePermitted(rights: Pick<Rights, 'mayReach'>, site: SiteId): Promise<boolean> {
  return rights.mayReach(hostPattern(SITE_ORIGINS[site]));
}

/** Sites that are switched on and that the browser does not let Relevo see. */
export async function lackingSites(
  rights: Pick<Rights, 'mayReach'>,
  settings: Settings,
): Promise<SiteId[]> {
  const on = SITE_IDS.filter((site) => isOn(settings, site));
  const permitted = await Promise.all(on.map((site) => sitePermitted(rights, site)));
  return on.filter((_, index) => permitted[index] !== true);
}
