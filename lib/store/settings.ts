import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, type Settings } from '../domain/views/settings';
import type { RelevoDb } from './db';
import { type DocumentStep, openDocument } from './document-steps';
import type { Journal } from './journal';
import { readMeta } from './meta';
import { readableFields, storedObject } from './readable-fields';

const KEY = 'settings';
/** Version 1 is the newest. */
const STEPS: readonly DocumentStep[] = [];

/** How Relevo shows itself on each site. */
const siteModes = { gmail: z.boolean(), linkedin: z.enum(['unasked', 'off', 'panel', 'page']) };

const fields = {
  language: z.enum(['system', 'en', 'es']),
  theme: z.enum(['system', 'light', 'dark']),
  role: z.enum(['rep', 'marketer', 'manager']),
  chips: z.boolean(),
  linkedinSearch: z.boolean(),
  notify: z.boolean(),
  cacheDays: z.int().check(z.minimum(1), z.maximum(90)),
  welcomed: z.boolean(),
};

/**
 * The settings as stored; whatever is missing or unreadable is the default, one setting and one
 * site at a time.
 */
export async function readSettings(db: RelevoDb): Promise<Settings> {
  return withReadable(DEFAULT_SETTINGS, openDocument(await readMeta(db, KEY), STEPS).fields);
}

/**
 * Changes some settings, in one transaction. What a newer version stored beside them stays; of a
 * document that a newer one wrote, only what is changed is written.
 * @param change names with new values, still unchecked; those that do not fit are left out
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

function withReadable(settings: Settings, change: unknown): Settings {
  const { sites, ...others } = readable(change);
  return { ...settings, ...others, sites: { ...settings.sites, ...sites } };
}

function readable(change: unknown) {
  const sites = readableFields(siteModes, storedObject(change)['sites']);
  return { ...readableFields(fields, change), sites };
}
