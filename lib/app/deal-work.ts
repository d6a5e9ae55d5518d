import { isFresh } from '../domain/base/fresh';
import { FEWEST_CUSTOMERS } from '../domain/figures/attribution/markov';
import { sampleById } from '../domain/figures/attribution/sample';
import { readClosedDeals, readDealPeople } from '../store/closed-deals';
import type { RelevoDb } from '../store/db';
import { type DealListing, type DealReading, isSameListing } from '../store/deal-reading';
import type { ClosedDealRow, DealPersonRow } from '../store/rows';

/** Deals whose people are read: of more a sample is taken. */
const MOST_DEALS = 500;
/** Deals that are listed of a span at most. */
export const MOST_LISTED = 5_000;
/** People of a deal that are read at most, the primary one first. */
const MOST_PEOPLE = 10;
const PEOPLE_BATCH = 50;
const TOUCHES_BATCH = 25;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A page counts as open until this long after its last request, ms. */
const LOOKED_AT_MS = 3 * MINUTE_MS;
/** A span that was not looked at for so long is no longer read, ms. */
const WANTED_MS = 7 * DAY_MS;
/** Deals are listed again so often while a page is open, ms. */
const LISTED_AGAIN_MS = { open: 10 * MINUTE_MS, over: DAY_MS } as const;
/** Touches are read again so often while a page is open, ms. */
const READ_AGAIN_MS = 7 * DAY_MS;

/** A person whose touches are to be read, back to a time (epoch ms). */
export interface WantedPerson {
  readonly id: string;
  readonly since: number;
}

/** What is to be read next. */
export type DealWork =
  | { readonly kind: 'list'; readonly listing: DealListing }
  | { readonly kind: 'people'; readonly ids: readonly string[] }
  | { readonly kind: 'touches'; readonly people: readonly WantedPerson[] };

interface Look {
  readonly from: number;
  readonly until: number;
  readonly at: number;
}

/** The listing of a span; null before its begin. */
export function listingOf(
  { listings }: Pick<DealReading, 'listings'>,
  { from, until }: Pick<Look, 'from' | 'until'>,
  outcome: 'won' | 'lost',
): DealListing | null {
  return listings.find((each) => isSameListing(each, { from, until, outcome })) ?? null;
}

/** The deals of a span that are computed, and how many there are. */
export async function takenDeals(
  db: RelevoDb,
  outcome: 'won' | 'lost',
  span: Pick<Look, 'from' | 'until'>,
): Promise<{ readonly taken: readonly ClosedDealRow[]; readonly of: number }> {
  const all = await readClosedDeals(db, outcome, span);
  return { taken: sampleById(all, MOST_DEALS), of: all.length };
}

/** The people of deals, each with the time back to which their touches matter. */
export function peopleOfDeals(
  deals: readonly ClosedDealRow[],
  lookbackMs: number,
): Map<string, { readonly since: number; readonly lastClose: number }> {
  const people = new Map<string, { since: number; lastClose: number }>();
  for (const { deal, closedAt } of deals) {
    for (const id of deal.contactIds.slice(0, MOST_PEOPLE)) {
      const known = people.get(id);
      people.set(id, {
        since: Math.max(0, Math.min(known?.since ?? closedAt, closedAt - lookbackMs)),
        lastClose: Math.max(known?.lastClose ?? 0, closedAt),
      });
    }
  }
  return people;
}

/** Whether the touches of a person are read as far as they matter. */
export function isRead(row: DealPersonRow | undefined, since: number): boolean {
  return row !== undefined && row.readAt > 0 && row.readTo <= since;
}

/**
 * What is to be read next for the spans that are looked at; null for nothing. Deals first, then
 * who their people are, then the touches of these.
 */
export async function nextDealWork(
  db: RelevoDb,
  reading: DealReading,
  lookbackMs: number,
  now: number,
): Promise<DealWork | null> {
  for (const look of reading.looks.filter(({ at }) => isFresh(at, now, WANTED_MS))) {
    const isOpen = isFresh(look.at, now, LOOKED_AT_MS);
    for (const outcome of ['won', 'lost'] as const) {
      const listing = nextListing(reading, look, outcome, isOpen, now);
      if (listing !== null) return { kind: 'list', listing };
      const { taken } = await takenDeals(db, outcome, look);
      const work = await peopleWork(db, taken, lookbackMs, isOpen, now);
      if (work !== null) return work;
      // Lost deals are the others of removal, which fewer customers never show.
      if (outcome === 'won' && taken.length < FEWEST_CUSTOMERS) break;
    }
  }
  return null;
}

function nextListing(
  reading: DealReading,
  { from, until }: Look,
  outcome: 'won' | 'lost',
  isOpen: boolean,
  now: number,
): DealListing | null {
  const known = listingOf(reading, { from, until }, outcome);
  if (known !== null && known.doneAt === null) return known;
  const goodFor = until > now ? LISTED_AGAIN_MS.open : LISTED_AGAIN_MS.over;
  const isOld = known?.doneAt == null || (isOpen && !isFresh(known.doneAt, now, goodFor));
  if (!isOld) return null;
  return {
    from,
    until,
    outcome,
    cursor: null,
    startedAt: now,
    doneAt: null,
    listed: 0,
    total: null,
    gaps: [],
  };
}

async function peopleWork(
  db: RelevoDb,
  deals: readonly ClosedDealRow[],
  lookbackMs: number,
  isOpen: boolean,
  now: number,
): Promise<DealWork | null> {
  const wanted = peopleOfDeals(deals, lookbackMs);
  const rows = await readDealPeople(db, [...wanted.keys()]);
  const unknown = [...wanted.keys()].filter((id) => !rows.has(id));
  if (unknown.length > 0) return { kind: 'people', ids: unknown.slice(0, PEOPLE_BATCH) };
  const isOld = ({ readAt }: DealPersonRow, lastClose: number) =>
    // What came shortly before a win may reach the CRM after it.
    (readAt < lastClose + HOUR_MS && !isFresh(readAt, now, HOUR_MS)) ||
    (isOpen && !isFresh(readAt, now, READ_AGAIN_MS));
  const people = [...wanted].flatMap(([id, { since, lastClose }]): WantedPerson[] => {
    const row = rows.get(id);
    const isDone = row !== undefined && isRead(row, since) && row.pending === null;
    return isDone && !isOld(row, lastClose) ? [] : [{ id, since }];
  });
  return people.length === 0 ? null : { kind: 'touches', people: people.slice(0, TOUCHES_BATCH) };
}
