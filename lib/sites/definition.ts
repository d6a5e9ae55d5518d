import { hostPattern } from '../domain/views/origins';
import type { SiteId, SiteMode, SiteModes } from '../domain/views/settings';

/** What the script that draws in a site's pages needs to know of it; each byte of it counts. */
export interface SiteLayout {
  readonly id: SiteId;
  /** The setting that says whether rows of a list bear chips. */
  readonly chips: 'chips' | 'linkedinSearch';
  /** Where the card stands until it is moved: CSS pixels from the end of the lines and the top. */
  readonly card: { readonly right: number; readonly top: number };
  /** Whether the card makes room for a window for writing, which floats where the card stands. */
  readonly makesRoom: boolean;
}

/** What is known of a site without reading a page of it: data, which every layer may carry. */
export interface SiteDefinition extends SiteLayout {
  /** Its name, the same in every language. */
  readonly name: string;
  /** Where its pages are. */
  readonly origins: readonly string[];
  /** How Relevo may be there, in the order in which the rep chooses. */
  readonly modes: readonly SiteMode[];
  /** Until the rep chooses; `unasked` where nothing may run before that. */
  readonly defaultMode: SiteMode;
  readonly recommended: SiteMode | null;
  /**
   * The script of each mode, registered once the rep has chosen it and given the right to the
   * site's pages. Null where the manifest names one script and the right comes with installing.
   */
  readonly scripts: Readonly<Partial<Record<SiteMode, string>>> | null;
  /** The people that its pages are about: all in the open messages, or one person. */
  readonly about: 'messages' | 'people';
  /** The part of a page's address that names whose profile it is; null on every other page. */
  readonly profileOf?: (url: URL) => string | null;
  /** Whether an address is the page of a company. */
  readonly isCompany?: (url: URL) => boolean;
}

/** How the rep wants Relevo to be on a site. */
export function modeOf({ id, modes, defaultMode }: SiteDefinition, sites: SiteModes): SiteMode {
  const chosen = sites[id];
  return chosen !== undefined && modes.includes(chosen) ? chosen : defaultMode;
}

/** The patterns by which browsers grant the right to a site's pages. */
export function patternsOf({ origins }: SiteDefinition): string[] {
  return origins.map(hostPattern);
}
