import type { Settings, SiteId } from '../domain/views/settings';
import { modeOf, patternsOf, type SiteDefinition } from '../sites/definition';
import { SITES } from '../sites/registry';
import type { Rights } from './ports';

/** Origins that our content scripts run on. */
export const SITE_ORIGINS = SITES.flatMap(({ origins }) => origins);

/** Whether the rep wants to see Relevo on a site. */
export function isOn({ sites }: Settings, site: SiteDefinition): boolean {
  const mode = modeOf(site, sites);
  return mode === 'panel' || mode === 'page';
}

/** Whether the browser lets Relevo see the pages of a site. */
export async function sitePermitted(
  rights: Pick<Rights, 'mayReach'>,
  site: SiteDefinition,
): Promise<boolean> {
  const each = await Promise.all(patternsOf(site).map((pattern) => rights.mayReach(pattern)));
  return each.every((permitted) => permitted);
}

/** Returns the sites that are switched on but lack the browser's permission. */
export async function lackingSites(
  rights: Pick<Rights, 'mayReach'>,
  settings: Settings,
): Promise<SiteId[]> {
  const on = SITES.filter((site) => isOn(settings, site));
  const permitted = await Promise.all(on.map((site) => sitePermitted(rights, site)));
  return on.flatMap(({ id }, index) => (permitted[index] === true ? [] : [id]));
}
