import type { Language } from '../base/text';
import type { Role } from '../person/role';

/** The sites on which Relevo shows itself. */
export const SITE_IDS = ['gmail', 'linkedin'] as const;
export type SiteId = (typeof SITE_IDS)[number];

/**
 * Where the card stands in the pages of a site: CSS pixels from the end of the lines and from the
 * top.
 */
export interface DockPlace {
  readonly right: number;
  readonly top: number;
  readonly collapsed: boolean;
}

export type Theme = 'system' | 'light' | 'dark';

/**
 * How Relevo shows itself on LinkedIn, whose user agreement forbids inserting anything into its
 * pages: not at all until the rep has chosen, beside the page (`panel`: nothing is inserted), or in
 * it.
 */
export type LinkedInMode = 'unasked' | 'off' | 'panel' | 'page';

/** What a person may set. Kept small: no option without a user who asked. */
export interface Settings {
  readonly language: Language | 'system';
  readonly theme: Theme;
  readonly role: Role;
  readonly sites: { readonly gmail: boolean; readonly linkedin: LinkedInMode };
  /** Chips in list rows. */
  readonly chips: boolean;
  /** Chips in LinkedIn's search for people, where Relevo is in the page at all. */
  readonly linkedinSearch: boolean;
  /** Tell once when a clock turns; the browser's own right for it is asked for with it. */
  readonly notify: boolean;
  /** Days that what was read stays cached, 1–90. */
  readonly cacheDays: number;
  /** The rep has seen what Relevo is for. */
  readonly welcomed: boolean;
  /** Whether Relevo is used in a mailbox, by its address; nobody was asked about any other. */
  readonly mailboxes: Readonly<Record<string, boolean>>;
  /** Addresses and domains that are never asked about. */
  readonly neverAsked: readonly string[];
  /** Whether people of the rep's own domain are asked about. */
  readonly askColleagues: boolean;
  /** Addresses that the rep sends as, beside the mailbox's own. */
  readonly ownAddresses: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  role: 'rep',
  sites: { gmail: true, linkedin: 'unasked' },
  chips: true,
  linkedinSearch: false,
  notify: false,
  cacheDays: 30,
  welcomed: false,
  mailboxes: {},
  neverAsked: [],
  askColleagues: false,
  ownAddresses: [],
};
