import type { SiteId } from '../domain/views/settings';
import type { SiteDefinition } from './definition';
import { gmail } from './gmail/definition';
import { linkedin } from './linkedin/definition';

/** Every site on which Relevo shows itself, in the order in which the options offer them. */
export const SITES: readonly SiteDefinition[] = [gmail, linkedin];

/** The definition of a site; undefined for an id that there is not. */
export function siteById(id: SiteId | null): SiteDefinition | undefined {
  return SITES.find((site) => site.id === id);
}

/** The site of an address; null for every other, and for one that the browser does not show us. */
export function siteAt(url: string | null | undefined): SiteDefinition | null {
  const isThere = (origin: string) => url?.startsWith(`${origin}/`) === true;
  return SITES.find(({ origins }) => origins.some(isThere)) ?? null;
}
