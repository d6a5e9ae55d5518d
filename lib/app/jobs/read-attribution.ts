import type { Connected } from '../../crm/port/connector';
import type { DealsReader } from '../../crm/port/deals';
import { attributionOf } from '../../domain/agreement/attribution';
import { type Failure, failureOf } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import { STAGES } from '../../domain/base/stage';
import type { Contact } from '../../domain/person/contact';
import { putDealPage, putDealPeople, readDealPeople } from '../../store/closed-deals';
import type { RelevoDb } from '../../store/db';
import {
  changeDealReading,
  type DealListing,
  type DealReading,
  type ReadingChange,
  readDealReading,
} from '../../store/deal-reading';
import type { DealPersonRow } from '../../store/rows';
import { type Source, sourceOf } from '../../store/store-answer';
import { type DealWork, MOST_LISTED, nextDealWork, type WantedPerson } from '../deal-work';
import type { Crm, Events, Store, Terms } from '../services';

type Needs = Store & Pick<Terms, 'agreement'> & Crm & Events;

const DAY_MS = 86_400_000;
/** The longest that one request of the connector may take, ms. */
const READ_MS = 60_000;
/** A CRM that names no time is asked again after this, ms. */
const LATER_MS = 60_000;
/** Pages hear of what came this often at most, ms. */
const PUSH_MS = 3_000;
/** Reads of the connector in a day at most: other programs share the limits of an account. */
const READS_A_DAY = 3_000;
const MOST_PAGES = 20;
const MOST_TOUCHES = 1_000;

interface Run {
  readonly over: Promise<void>;
  readonly stop: AbortController;
  /** A span was looked at during the run: it is read before the run ends. */
  again: boolean;
}

/** What this worker is reading, by its database: one thing at a time. */
const runs = new WeakMap<RelevoDb, Run>();

/**
 * Reads the won deals of the spans that pages look at, and the touches of their people. How far it
 * is stands in the store, so a worker that dies loses only the request under way.
 */
export function readAttribution(services: Needs): Promise<void> {
  const running = runs.get(services.db);
  if (running !== undefined) {
    running.again = true;
    return running.over;
  }
  const stop = new AbortController();
  const over = readAll(services, stop.signal).finally(() => {
    runs.delete(services.db);
  });
  runs.set(services.db, { over, stop, again: false });
  return over;
}

/** Stops it, until `attribution.resume`; the request that is on its way is broken off. */
export async function stopAttribution(services: Needs): Promise<void> {
  const { id } = await services.connection();
  await changeDealReading({ db: services.db, connection: id }, () => ({ stopped: true }));
  runs.get(services.db)?.stop.abort();
  services.push('attribution');
}

/** Whether the budget of a day is used up. */
export function isSpent({ spent }: DealReading, now: number): boolean {
  return isFresh(spent.since, now, DAY_MS) && spent.requests >= READS_A_DAY;
}

/**
 * Reads until nothing is left. Pages hear of it only where something came: they ask again then, and
 * each of their questions begins a reading.
 */
async function readAll(services: Needs, stop: AbortSignal): Promise<void> {
  let pushedAt = 0;
  let hasNews = false;
  const tell = () => {
    if (hasNews) services.push('attribution');
    [pushedAt, hasNews] = [services.clock(), false];
  };
  while (!stop.aborted) {
    const connector = await services.reader();
    const deals = connector?.deals ?? null;
    const [state, agreement] = await Promise.all([
      readDealReading(services.db),
      services.agreement(),
    ]);
    const now = services.clock();
    if (connector === null || deals === null || state.stopped) return tell();
    if (state.notBefore > now || isSpent(state, now)) return tell();
    const lookbackMs = attributionOf(agreement).lookbackDays.value * DAY_MS;
    const work = await nextDealWork(services.db, state, lookbackMs, now);
    if (work === null) {
      const run = runs.get(services.db);
      if (run?.again !== true) return tell();
      run.again = false;
      continue;
    }
    try {
      if (!(await doWork({ services, connector, deals, stop }, work))) return;
      hasNews = true;
    } catch (error) {
      if (!stop.aborted) await waitFor(services, connector, failureOf(error));
      services.push('attribution');
      if (failureOf(error).code === 'bug') throw error;
      return;
    }
    if (!isFresh(pushedAt, services.clock(), PUSH_MS)) tell();
  }
}

interface Reader {
  readonly services: Needs;
  readonly connector: Connected;
  readonly deals: DealsReader;
  readonly stop: AbortSignal;
}

/** Does what is next. @returns false if the connection was left. @throws RelevoError */
function doWork(reader: Reader, work: DealWork): Promise<boolean> {
  if (work.kind === 'list') return listDeals(reader, work.listing);
  if (work.kind === 'people') return readPeople(reader, work.ids);
  return readTouches(reader, work.people);
}

const signalOf = (stop: AbortSignal) => AbortSignal.any([stop, AbortSignal.timeout(READ_MS)]);

/** Counts a request of the day. */
function spending(now: number): ReadingChange {
  return ({ spent }) => ({
    failure: null,
    spent: isFresh(spent.since, now, DAY_MS)
      ? { since: spent.since, requests: spent.requests + 1 }
      : { since: now, requests: 1 },
  });
}

async function listDeals(
  { services, connector, deals, stop }: Reader,
  listing: DealListing,
): Promise<boolean> {
  const { outcome, from, until, cursor } = listing;
  const page = await deals.closed(outcome, { from, until }, cursor, signalOf(stop));
  const now = services.clock();
  const listed = listing.listed + page.deals.length;
  const isOver = page.next === null || listed >= MOST_LISTED;
  const next = {
    ...listing,
    cursor: page.next,
    listed,
    total: page.total,
    doneAt: isOver ? now : null,
    gaps: [...listing.gaps, ...page.gaps],
  };
  return putDealPage(sourceOf(services.db, connector), page.deals, next, spending(now));
}

async function readPeople(
  { services, connector, stop }: Reader,
  ids: readonly string[],
): Promise<boolean> {
  const found = await connector.read(ids, signalOf(stop));
  const now = services.clock();
  const rows = ids.map((id): DealPersonRow => {
    const contact = found.get(id)?.contact;
    const none = { touches: [], readTo: 0, pending: null };
    if (contact !== undefined)
      return { ...none, id, ...factsOf(contact), gaps: contact.gaps, readAt: 0 };
    const gap = { what: 'touches', why: 'absent', detail: '' } as const;
    return { ...none, id, name: '', leadAt: null, traits: {}, gaps: [gap], readAt: now };
  });
  return putDealPeople(sourceOf(services.db, connector), rows, spending(now));
}

function factsOf({ name, traits, stageDates }: Contact) {
  const beyond = STAGES.slice(STAGES.indexOf('lead'));
  const dates = beyond.flatMap((stage) => stageDates[stage] ?? []);
  return { name, traits, leadAt: dates.length === 0 ? null : Math.min(...dates) };
}

async function readTouches(reader: Reader, people: readonly WantedPerson[]): Promise<boolean> {
  const { services, connector, stop } = reader;
  const source = sourceOf(services.db, connector);
  for (const { id, since } of people) {
    for (let isDone = false; !isDone; ) {
      if (stop.aborted || isSpent(await readDealReading(services.db), services.clock()))
        return true;
      const row = (await readDealPeople(services.db, [id])).get(id);
      if (row === undefined) return true;
      const next = await nextPage(reader, source, row, since);
      if (next === null) return false;
      isDone = next.pending === null;
    }
  }
  return true;
}

/** Reads a page of a person's touches; null if the connection was left. @throws RelevoError */
async function nextPage(
  { services, connector, stop }: Reader,
  source: Source,
  row: DealPersonRow,
  since: number,
): Promise<DealPersonRow | null> {
  const { touches, gaps, cursor, pages, startedAt } = row.pending ?? {
    touches: [],
    gaps: [],
    cursor: null,
    pages: 0,
    startedAt: services.clock(),
  };
  const page = await pageOf(connector, row.id, cursor, signalOf(stop));
  const known = new Map([...touches, ...page.touches].map((touch) => [touch.id, touch]));
  const all = [...known.values()];
  const isPast = page.touches.some(({ at }) => at < since);
  const isCut = pages + 1 >= MOST_PAGES || all.length >= MOST_TOUCHES;
  const found = [...gaps, ...page.gaps];
  const next: DealPersonRow =
    page.next !== null && !isPast && !isCut
      ? {
          ...row,
          pending: { touches: all, gaps: found, cursor: page.next, pages: pages + 1, startedAt },
        }
      : {
          ...row,
          touches: all,
          gaps: page.next !== null && !isPast ? [...found, NEWEST_ONLY] : found,
          readAt: startedAt,
          readTo: page.next === null ? 0 : since,
          pending: null,
        };
  const isStored = await putDealPeople(source, [next], spending(services.clock()));
  return isStored ? next : null;
}

const NEWEST_ONLY = { what: 'touches', why: 'newest', detail: '' } as const;
/** Without these the history of one person cannot be read, and that of the next one can. */
const OF_ONE_PERSON: ReadonlySet<string> = new Set(['crm/gone', 'crm/forbidden']);

async function pageOf(
  connector: Connected,
  id: string,
  cursor: string | null,
  signal: AbortSignal,
) {
  try {
    return await connector.touches(id, cursor, signal);
  } catch (error) {
    const { code, detail } = failureOf(error);
    if (!OF_ONE_PERSON.has(code)) throw error;
    const why = code === 'crm/gone' ? ('absent' as const) : ('rights' as const);
    return { touches: [], gaps: [{ what: 'touches' as const, why, detail }], next: null };
  }
}

/** Waits as long as the CRM asks, and stores the reason so that the page can show it. */
async function waitFor(services: Needs, connector: Connected, failure: Failure): Promise<void> {
  const notBefore = services.clock() + (failure.retryAfterMs ?? LATER_MS);
  await changeDealReading(sourceOf(services.db, connector), () => ({ notBefore, failure }));
  await services.failed(failure, connector.connection);
}
