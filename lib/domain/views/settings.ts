import type { Language } from '../base/text';
import type { Role } from '../person/role';

/** A site on which Relevo shows itself, by the id of its definition in `lib/sites/registry.ts`. */
export type SiteId = string;

/** Position of the card on a site: CSS pixels from the inline end and from the top. */
export interface DockPosition {
  readonly right: number;
  readonly top: number;
  readonly collapsed: boolean;
}

export type Theme = 'system' | 'light' | 'dark';

/**
 * Mode of Relevo on a site: nothing until the rep has chosen (`unasked`) or because of that choice
 * (`off`), beside the page (`panel`, nothing is inserted), or inside it. Each site has some of
 * them.
 */
export const SITE_MODES = ['unasked', 'off', 'panel', 'page'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

/** Modes by site. */
export type SiteModes = Readonly<Partial<Record<SiteId, SiteMode>>>;

/** The settings of a user. */
export interface Settings {
  readonly language: Language | 'system';
  readonly theme: Theme;
  readonly role: Role;
  /** What was chosen; a site without a choice has its default. */
  readonly sites: SiteModes;
  /** Chips in the rows of lists. */
  readonly chips: boolean;
  /** Chips in LinkedIn's people search, if Relevo is in the page at all. */
  readonly linkedinSearch: boolean;
  /** Notify once when a clock becomes due soon or late. Needs the browser's permission. */
  readonly notify: boolean;
  /** Weekday of the reminder of the weekly review, Monday 1 to Sunday 7; 0 for none. */
  readonly reviewDay: number;
  /** Days that data stays in the cache, 1–90. */
  readonly cacheDays: number;
  /** Whether the rep has seen the introduction. */
  readonly welcomed: boolean;
  /** Whether Relevo is used in a mailbox, by its address; all others were not asked about yet. */
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
  sites: {},
  chips: true,
  linkedinSearch: false,
  notify: false,
  reviewDay: 0,
  cacheDays: 30,
  welcomed: false,
  mailboxes: {},
  neverAsked: [],
  askColleagues: false,
  ownAddresses: [],
};
