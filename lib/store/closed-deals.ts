import type { Deal } from '../domain/base/deal';
import type { RelevoDb } from './db';
import { type DealListing, type ReadingChange, withListing, writeReading } from './deal-reading';
import type { ClosedDealRow, DealPersonRow } from './rows';
import { type Source, storeAnswer } from './store-answer';

/** Half-open span of time, epoch ms. */
interface Span {
  readonly from: number;
  readonly until: number;
}

function closedIn(db: RelevoDb, outcome: 'won' | 'lost', { from, until }: Span) {
  return db.closedDeals
    .where('[outcome+closedAt]')
    .between([outcome, from], [outcome, until], true, false);
}

/** The deals of a span as stored, last closed first. */
export async function readClosedDeals(
  db: RelevoDb,
  outcome: 'won' | 'lost',
  span: Span,
): Promise<ClosedDealRow[]> {
  return closedIn(db, outcome, span).reverse().toArray();
}

/**
 * Stores a page of a listing and how far it is, in one transaction: after the end of the worker no
 * page is missing and none counts twice. With the last page, deals go that it did not return.
 * @returns false if the connection was left
 */
export async function putDealPage(
  source: Source,
  deals: readonly Deal[],
  listing: DealListing,
  spent: ReadingChange,
): Promise<boolean> {
  const { db } = source;
  const { outcome, startedAt } = listing;
  const rows = deals.flatMap((deal): ClosedDealRow[] =>
    deal.closedAt === null || deal.outcome !== outcome
      ? []
      : [{ id: deal.id, outcome, closedAt: deal.closedAt, deal, readAt: startedAt }],
  );
  const stored = await storeAnswer(source, [db.closedDeals], async () => {
    await db.closedDeals.bulkPut(rows);
    if (listing.doneAt !== null)
      await closedIn(db, outcome, listing)
        .filter(({ readAt }) => readAt < startedAt)
        .delete();
    return writeReading(db, (before) => ({
      ...spent(before),
      listings: [...withListing(before.listings, listing)],
    }));
  });
  return stored !== null;
}

/** People of closed deals as stored. */
export async function readDealPeople(
  db: RelevoDb,
  ids: readonly string[],
): Promise<Map<string, DealPersonRow>> {
  const rows = await db.dealPeople.bulkGet([...ids]);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])));
}

/** Stores people of closed deals. @returns false if the connection was left */
export async function putDealPeople(
  source: Source,
  rows: readonly DealPersonRow[],
  spent: ReadingChange,
): Promise<boolean> {
  const { db } = source;
  const stored = await storeAnswer(source, [db.dealPeople], async () => {
    await db.dealPeople.bulkPut(rows);
    return writeReading(db, spent);
  });
  return stored !== null;
}
