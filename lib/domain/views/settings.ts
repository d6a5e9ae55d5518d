import type { Language } from '../base/text';
import type { Role } from '../person/role';

/** A site on which Relevo shows itself, by the id of its definition in `lib/sites/registry.ts`. */
export type SiteId = string;

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
 * How Relevo shows itself on a site: not at all until the rep has chosen (`unasked`) or because of
 * that choice (`off`), beside the page (`panel`: nothing is inserted), or in it. Each site has some
 * of them.
 */
export const SITE_MODES = ['unasked', 'off', 'panel', 'page'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

/** Modes by site. */
export type SiteModes = Readonly<Partial<Record<SiteId, SiteMode>>>;

/** What a person may set. Kept small: no option without a user who asked. */
export interface Settings {
  readonly language: Language | 'system';
  readonly theme: Theme;
  readonly role: Role;
  /** What was chosen; a site without a choice has its default. */
  readonly sites: SiteModes;
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
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  role: 'rep',
  sites: {},
  chips: true,
  linkedinSearch: false,
  notify: false,
  cacheDays: 30,
  welcomed: false,
};
