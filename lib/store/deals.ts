import type { ContactDeals } from '../crm/port/deals';
import type { RelevoDb } from './db';
import type { DealsRow } from './rows';
import { type Source, storeAnswer } from './store-answer';

/**
 * Stores the deals that the CRM returned for contacts to a request sent at `readAt` (epoch ms).
 * Contacts that were erased meanwhile are left out, and so is an answer of a former connection.
 */
export async function putDeals(
  source: Source,
  contactIds: readonly string[],
  { deals, gaps }: ContactDeals,
  readAt: number,
): Promise<void> {
  const { db } = source;
  await storeAnswer(source, [db.contacts, db.deals], async () => {
    const known = await db.contacts.bulkGet([...contactIds]);
    const ids = known.flatMap((row) => (row === undefined ? [] : [row.id]));
    await db.deals.bulkPut(
      ids.map((contactId) => ({
        contactId,
        deals: [...(deals.get(contactId) ?? [])],
        gaps: [...gaps],
        readAt,
      })),
    );
  });
}

/** Returns the stored deals of contacts by their id; contacts never read are absent. */
export async function storedDeals(
  db: RelevoDb,
  contactIds: readonly string[],
): Promise<Map<string, DealsRow>> {
  const rows = await db.deals.bulkGet([...contactIds]);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.contactId, row] as const])));
}
