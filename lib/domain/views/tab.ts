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

/** A rep's wish, in a page, to write a note about a contact; `at` in epoch ms. */
export interface NoteWish {
  readonly contactId: string;
  readonly at: number;
}

/** The people on a tab, for popup and side panel. */
export interface TabView {
  /** Null if the window has no tab. */
  readonly tabId: number | null;
  /** Null for other pages, and for pages that Relevo has no permission for. */
  readonly site: SiteId | null;
  readonly reach: Reach;
  /** The mailbox that Relevo is not used in; null where it is, and on every other page. */
  readonly mailbox: (Pick<MailboxView, 'use' | 'likely'> & { readonly address: string }) | null;
  readonly people: readonly LookupResult[];
  /** Names on the page, by the keys of the people. */
  readonly names: Readonly<Record<string, string>>;
  /** The person that the page is about; null if the rep has to choose. */
  readonly focus: IdentityKey | null;
  readonly company: { readonly slug: string; readonly name: string } | null;
  /** Whether the rep is writing to them. */
  readonly writing: boolean;
  /** Those who wrote first, so that what the rep writes is an answer. */
  readonly answered: readonly IdentityKey[];
  /**
   * Whether pages looked up more new people than the budget allows; the others follow within a
   * minute.
   */
  readonly overBudget?: boolean | undefined;
  /** Sites that are switched on but lack the browser's permission. */
  readonly lacking: readonly SiteId[];
}
