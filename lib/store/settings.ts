import * as z from 'zod/mini';
import { readEntry } from '../domain/person/address-list';
import { DEFAULT_SETTINGS, type Settings } from '../domain/views/settings';
import type { RelevoDb } from './db';
import type { Journal } from './journal';
import { readMeta } from './meta';
import { readableFields, storedObject } from './readable-fields';

const KEY = 'settings';

/** The mode of Relevo on each site. */
const siteModes = { gmail: z.boolean(), linkedin: z.enum(['unasked', 'off', 'panel', 'page']) };

const MOST_ENTRIES = 500;
/** More mailboxes than that nobody reads; the ones answered last stay. */
const MOST_MAILBOXES = 100;

const entry = z.string().check(z.refine((text) => readEntry(text) === text));
const address = z
  .string()
  .check(z.refine((text) => text.includes('@') && readEntry(text) === text));

const fields = {
  language: z.enum(['system', 'en', 'es']),
  theme: z.enum(['system', 'light', 'dark']),
  role: z.enum(['rep', 'marketer', 'manager']),
  chips: z.boolean(),
  linkedinSearch: z.boolean(),
  notify: z.boolean(),
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
  return withReadable(DEFAULT_SETTINGS, await readMeta(db, KEY));
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
    const stored = storedObject(await readMeta(journal.db, KEY));
    const next = withReadable(await readSettings(journal.db), change);
    const sites = { ...storedObject(stored['sites']), ...next.sites };
    await transaction.document(KEY, { ...stored, ...next, sites });
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
  const sites = readableFields(siteModes, storedObject(change)['sites']);
  return { ...settings, ...readableFields(fields, change), sites: { ...settings.sites, ...sites } };
}
