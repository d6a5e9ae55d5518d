import type { Rpc } from './rpc';
import { readText, rowsSchema } from './schemas';

/** Odoo has fewer countries, and no company has as many reasons to lose a lead. */
const MOST = 1_000;
/** The language in which Odoo answers where none is named. */
const BASE = 'en_US';

/** Names of records in the user's language, by id; empty where that is Odoo's own. */
export type Names = Readonly<Record<string, string>>;

/**
 * Names of all records of a small model. Leads are read without a language, because campaigns and
 * media are compared by name; what a person reads of them is translated by these.
 * @throws RelevoError
 */
export async function readNames(
  rpc: Rpc,
  model: 'res.country' | 'crm.lost.reason',
  lang: string | null,
  signal: AbortSignal,
): Promise<Names> {
  if (lang === null || lang === BASE) return {};
  const context = { lang, active_test: false };
  const args = { domain: [], fields: ['name'], limit: MOST, context };
  const rows = await rpc.get(rowsSchema, { model, method: 'search_read', args }, signal);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const name = readText(row, 'name');
      return name === null ? [] : [[String(row.id), name] as const];
    }),
  );
}
