import type { Rpc } from './rpc';
import { type Row, readText, readTime, rowsSchema } from './schemas';

/**
 * When the key ends, epoch ms; null where it never does or Odoo does not say. Odoo lists a person's
 * keys to their owner but not which one is in use: the one named after us, else the one that ends
 * last, so that a warning never comes too early to be believed.
 */
export async function keyEndsAt(rpc: Rpc, signal: AbortSignal): Promise<number | null> {
  const args = { domain: [], fields: ['name', 'expiration_date'], order: 'id desc' };
  const keys = await rpc.get(
    rowsSchema,
    { model: 'res.users.apikeys', method: 'search_read', args },
    signal,
  );
  const ours = keys.filter((key) => /relevo/i.test(readText(key, 'name') ?? ''));
  const ends = (ours.length > 0 ? ours : keys).map(endOf);
  return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.map((at) => at ?? 0));
}

function endOf(key: Row): number | null {
  return readTime(key, 'expiration_date');
}
