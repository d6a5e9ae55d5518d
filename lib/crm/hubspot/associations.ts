import { RelevoError } from '../../domain/base/failure';
import { readBatch } from './batch';
import type { Client } from './client';
import { associationSchema, fitting } from './schemas';

const BATCH = 100;
const MOST_PAGES = 20;

/**
 * Returns the ids of a contact's objects of one kind.
 * @throws RelevoError, also if a part of the answer cannot be read: an empty list would allow a
 * second write
 */
export async function associated(
  client: Client,
  kind: string,
  contactId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const found = await associatedMany(client, 'contacts', kind, [contactId], signal, true);
  return found.get(contactId) ?? [];
}

/**
 * Returns the ids associated with each id, all pages.
 * @param whole whether an unreadable row makes the call fail rather than being left out
 * @throws RelevoError
 */
export async function associatedMany(
  client: Client,
  from: string,
  to: string,
  ids: readonly string[],
  signal: AbortSignal,
  whole = false,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (let start = 0; start < ids.length; start += BATCH) {
    let inputs: { id: string; after?: string }[] = ids
      .slice(start, start + BATCH)
      .map((id) => ({ id }));
    for (let page = 0; inputs.length > 0 && page < MOST_PAGES; page++) {
      const path = `/crm/associations/${client.version}/${from}/${to}/batch/read`;
      const results = await readBatch(client, { method: 'POST', path, body: { inputs } }, signal);
      const rows = fitting(results, associationSchema);
      if (whole && rows.length < results.length) {
        throw new RelevoError({ code: 'crm/unexpected-shape', detail: path });
      }
      for (const row of rows) {
        const others = row.to.map(({ toObjectId }) => String(toObjectId));
        found.set(row.from.id, [...(found.get(row.from.id) ?? []), ...others]);
      }
      inputs = rows.flatMap((row) =>
        row.paging?.next == null ? [] : [{ id: row.from.id, after: row.paging.next.after }],
      );
    }
  }
  return found;
}
