import type { Language } from '../base/text';
import type { Role } from '../person/role';

/** The supported sites. */
export const SITE_IDS = ['gmail', 'linkedin'] as const;
export type SiteId = (typeof SITE_IDS)[number];

/** Position of the card on a site: CSS pixels from the inline end and from the top. */
export interface DockPlace {
  readonly right: number;
  readonly top: number;
  readonly collapsed: boolean;
}

export type Theme = 'system' | 'light' | 'dark';

/**
 * Mode of Relevo on LinkedIn, whose user agreement forbids to modify its pages
 * (https://www.linkedin.com/legal/user-agreement, section 8.2): nothing until the rep has chosen,
 * beside the page (`panel`, nothing is inserted), or inside it.
 */
export type LinkedInMode = 'unasked' | 'off' | 'panel' | 'page';

/** The settings of a user. */
export interface Settings {
  readonly language: Language | 'system';
  readonly theme: Theme;
  readonly role: Role;
  readonly sites: { readonly gmail: boolean; readonly linkedin: LinkedInMode };
  /** Chips in the rows of lists. */
  readonly chips: boolean;
  /** Chips in LinkedIn's people search, if Relevo is in the page at all. */
  readonly linkedinSearch: boolean;
  /** Notify once when a clock becomes due soon or late. Needs the browser's permission. */
  readonly notify: boolean;
  /** Days that data stays in the cache, 1–90. */
  readonly cacheDays: number;
  /** Whether the rep has seen the introduction. */
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
