import * as z from 'zod/mini';
import { LANGUAGES } from '../domain/base/text';
import { readEntry } from '../domain/person/address-list';
import {
  DEFAULT_SETTINGS,
  type Settings,
  SITE_MODES,
  type SiteModes,
} from '../domain/views/settings';
import type { RelevoDb } from './db';
import { type DocumentStep, openDocument } from './document-steps';
import type { Journal } from './journal';
import { readMeta } from './meta';
import { readableFields, storedObject } from './readable-fields';

const KEY = 'settings';
/** Version 1 is the newest. */
const STEPS: readonly DocumentStep[] = [];

/** How Relevo shows itself on a site; the first versions knew only on and off for a mailbox. */
const siteMode = z.pipe(
  z.unknown(),
  z.pipe(
    z.transform((stored) => (typeof stored === 'boolean' ? (stored ? 'page' : 'off') : stored)),
    z.enum(SITE_MODES),
  ),
);

const MOST_ENTRIES = 500;
/** Most mailboxes that are kept; the ones answered last stay. */
const MOST_MAILBOXES = 100;

const entry = z.string().check(z.refine((text) => readEntry(text) === text));
const address = z
  .string()
  .check(z.refine((text) => text.includes('@') && readEntry(text) === text));

const fields = {
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  role: z.enum(['rep', 'marketer', 'manager']),
  chips: z.boolean(),
  linkedinSearch: z.boolean(),
  notify: z.boolean(),
  reviewDay: z.int().check(z.minimum(0), z.maximum(7)),
  cacheDays: z.int().check(z.minimum(1), z.maximum(90)),
  welcomed: z.boolean(),
  mailboxes: z.record(address, z.boolean()),
  neverAsked: z.array(entry).check(z.maxLength(MOST_ENTRIES)),
  askColleagues: z.boolean(),
  ownAddresses: z.array(address).check(z.maxLength(MOST_ENTRIES)),
};

/**
 * Reads the settings. A missing or unreadable setting, or mode of a site, gets its default; the
 * others are kept.
 */
export async function readSettings(db: RelevoDb): Promise<Settings> {
  return withReadable(DEFAULT_SETTINGS, openDocument(await readMeta(db, KEY), STEPS).fields);
}

/**
 * Changes some settings, in one transaction. Keeps settings of a newer version of Relevo.
 * @param change new values by name, not validated yet; invalid ones are ignored
 */
export function changeSettings(
  journal: Journal,
  change: Readonly<Record<string, unknown>>,
): Promise<Settings> {
  return journal.change([], async (transaction) => {
    const {
      fields: stored,
      version,
      isNewer,
    } = openDocument(await readMeta(journal.db, KEY), STEPS);
    const next = withReadable(await readSettings(journal.db), change);
    const written = isNewer ? readable(change) : next;
    const sites = { ...storedObject(stored['sites']), ...written.sites };
    await transaction.document(KEY, { ...stored, ...written, sites, version });
    return next;
  });
}

/**
 * Remembers whether Relevo is used in a mailbox.
 * @param mailbox its address, normalised
 */
export function rememberMailbox(journal: Journal, mailbox: string, use: boolean): Promise<void> {
  return journal.change([], async (transaction) => {
    const stored = storedObject(await readMeta(journal.db, KEY));
    const { [mailbox]: _, ...others } = (await readSettings(journal.db)).mailboxes;
    const all = Object.entries({ ...others, [mailbox]: use }).slice(-MOST_MAILBOXES);
    await transaction.document(KEY, { ...stored, mailboxes: Object.fromEntries(all) });
  });
}

function withReadable(settings: Settings, change: unknown): Settings {
  const { sites, ...others } = readable(change);
  return { ...settings, ...others, sites: { ...settings.sites, ...sites } };
}

function readable(change: unknown) {
  const sites = readableModes(storedObject(change)['sites']);
  return { ...readableFields(fields, change), sites };
}

/** The mode of each site that can be read; which modes a site has, its definition says. */
function readableModes(stored: unknown): SiteModes {
  return Object.fromEntries(
    Object.entries(storedObject(stored)).flatMap(([site, mode]) => {
      const read = siteMode.safeParse(mode);
      return read.success ? [[site, read.data] as const] : [];
    }),
  );
}
