import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, type Settings } from '../domain/views/settings';
import type { RelevoDb } from './db';
import type { Journal } from './journal';
import { readMeta } from './meta';

const KEY = 'settings';

const schema = z.object({
  language: z.enum(['system', 'en', 'es']),
  theme: z.enum(['system', 'light', 'dark']),
  role: z.enum(['rep', 'marketer', 'manager']),
  sites: z.object({ gmail: z.boolean(), linkedin: z.enum(['unasked', 'off', 'panel', 'page']) }),
  chips: z.boolean(),
  linkedinSearch: z.boolean(),
  notify: z.boolean(),
  cacheDays: z.int().check(z.minimum(1), z.maximum(90)),
  welcomed: z.boolean(),
});

/** The settings as stored; whatever is missing or unreadable is the default, one setting at a time. */
export async function readSettings(db: RelevoDb): Promise<Settings> {
  const stored = await readMeta(db, KEY);
  return { ...DEFAULT_SETTINGS, ...readable(stored) };
}

/**
 * Changes some settings, in one transaction.
 * @param change names with new values, still unchecked; those that do not fit are left out
 */
export function changeSettings(journal: Journal, change: Readonly<Record<string, unknown>>): Promise<Settings> {
  return journal.change([], async (transaction) => {
    const next = { ...(await readSettings(journal.db)), ...readable(change) };
    await transaction.document(KEY, next);
    return next;
  });
}

function readable(value: unknown): Partial<Settings> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name as keyof typeof schema.shape] : undefined;
    const parsed = field?.safeParse(each);
    return parsed?.success === true ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(entries);
}
