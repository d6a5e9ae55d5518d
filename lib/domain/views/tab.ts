import type { IdentityKey } from '../person/identity';
import type { LookupResult } from './person';
import type { SiteId } from './settings';

/**
 * Whether Relevo can read a page: `read`; `unasked` or `off` if the rep has not chosen or has
 * switched the site off; `silent` if the page was opened before the script was installed or
 * updated, and must be reloaded.
 */
export type Reach = 'read' | 'unasked' | 'off' | 'silent';

/** The people on a tab, for popup and side panel. */
export interface TabView {
  /** Null if the window has no tab. */
  readonly tabId: number | null;
  /** Null for other pages, and for pages that Relevo has no permission for. */
  readonly site: SiteId | null;
  readonly reach: Reach;
  readonly people: readonly LookupResult[];
  /** Names on the page, by the keys of the people. */
  readonly names: Readonly<Record<string, string>>;
  /** The person that the page is about; null if the rep has to choose. */
  readonly focus: IdentityKey | null;
  readonly company: { readonly slug: string; readonly name: string } | null;
  /** Whether the rep is writing to them. */
  readonly writing: boolean;
  /**
   * Whether pages looked up more new people than the budget allows; the others follow within a
   * minute.
   */
  readonly overBudget?: boolean | undefined;
  /** Sites that are switched on but lack the browser's permission. */
  readonly lacking: readonly SiteId[];
}
