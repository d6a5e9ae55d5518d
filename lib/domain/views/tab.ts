import type { IdentityKey } from '../person/identity';
import type { MailboxView } from './mailbox';
import type { LookupResult } from './person';
import type { SiteId } from './settings';

/**
 * What stands between Relevo and a page of a site: nothing; the rep has not chosen yet or has
 * switched the site off; the page was opened before there was a script for it, or an update left
 * its script behind, so that it has to be loaded again; the rep has not said yes to its mailbox.
 */
export type Reach = 'read' | 'unasked' | 'off' | 'silent' | 'mailbox';

/** Who is on a tab, for our own surfaces. */
export interface TabView {
  /** Null where the window has no tab. */
  readonly tabId: number | null;
  /** Null for every other page, and for one of a site that the browser does not let Relevo see. */
  readonly site: SiteId | null;
  readonly reach: Reach;
  /** The mailbox that Relevo is not used in; null where it is, and on every other page. */
  readonly mailbox: (Pick<MailboxView, 'use' | 'likely'> & { readonly address: string }) | null;
  readonly people: readonly LookupResult[];
  /** The names that the page shows, by the keys of the people. */
  readonly names: Readonly<Record<string, string>>;
  /** Whom the page is about; null where the rep has to choose. */
  readonly focus: IdentityKey | null;
  readonly company: { readonly slug: string; readonly name: string } | null;
  /** Whether the rep is about to write to them. */
  readonly writing: boolean;
  /** Pages asked for more new people than a person looks at: the others follow within a minute. */
  readonly overBudget?: boolean | undefined;
  /**
   * Sites that are switched on and that the browser does not let Relevo see: the person took the
   * right back, or never gave it.
   */
  readonly lacking: readonly SiteId[];
}
