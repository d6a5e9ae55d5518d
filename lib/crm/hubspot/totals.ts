import type { Span } from '../port/figures';
import type { CountGroup } from './figure-groups';
import type { Memo } from './figure-memo';
import type { Records } from './records';
import { type Filter, MOST_IN_GROUP, packed, type Search } from './search';
import { timeOf } from './to-contact';

/**
 * A total that may be the end of HubSpot's counting: "The search endpoints are limited to 10,000
 * total results for any given query" (HubSpot, "Search the CRM", Limits, 30 March 2026). Whether
 * `total` itself ends there is not documented.
 */
const CAP = 10_000;
/** Searches for one number: a CRM that answers every part with the cap would be asked for ever. */
const MOST_SEARCHES = 1_000;
const ID = 'hs_object_id';

export interface Total {
  readonly count: number;
  readonly exact: 'exact' | 'at-least';
}

/**
 * A part of the contacts: of a span of their dates, and of their ids where dates do not part them.
 */
interface Part {
  readonly span: Span | null;
  readonly ids: Span | null;
}

type Ask = (search: Pick<Search, 'groups' | 'sort' | 'properties'>) => Promise<Hit>;

interface Hit {
  readonly total: number;
  readonly first: Readonly<Record<string, string | null>>;
}

/**
 * How many contacts are in any of some groups, of which no two share a contact. Each search gives
 * way to what a rep waits for. Where a total may have been cut off, the span is halved until each
 * part is below it.
 * @param span of the dates that the groups name; null for contacts of any time
 * @param memo keeps the parts, so that a count that was stopped goes on where it was
 * @throws RelevoError
 */
export async function totalOf(
  records: Records,
  groups: readonly CountGroup[],
  span: Span | null,
  memo: Memo,
  signal: AbortSignal,
): Promise<Total> {
  const root = { span, ids: null };
  const counter = createCounter(records, root, memo, signal);
  const count = await counter.all(groups, root);
  return { count, exact: counter.isWhole() ? 'exact' : 'at-least' };
}

/**
 * Totals of groups that may share contacts, added up: zero only where all are zero, and the
 * same for fewer people only where they are the same. Null where one may have been cut off.
 * @throws RelevoError
 */
export async function roughTotal(
  records: Records,
  groups: readonly CountGroup[],
  span: Span | null,
  signal: AbortSignal,
): Promise<number | null> {
  const ask = asking(records, signal);
  let sum = 0;
  for (const pack of packed(groups, (some) => searchOf(some, { span, ids: null }))) {
    const { total } = await ask(searchOf(pack, { span, ids: null }));
    if (total === CAP) return null;
    sum += total;
  }
  return sum;
}

function asking(records: Records, signal: AbortSignal): Ask {
  return async (search) => {
    const { total, records: hits } = await records.search(
      { ...search, limit: 1, priority: 'background' },
      signal,
    );
    return {
      total,
      first: hits[0] === undefined ? {} : { ...hits[0].properties, [ID]: hits[0].id },
    };
  };
}

function createCounter(records: Records, root: Part, memo: Memo, signal: AbortSignal) {
  const send = asking(records, signal);
  let left = MOST_SEARCHES;
  let whole = true;

  const ask = (part: Part, search: Parameters<Ask>[0]): Promise<Hit> => {
    left -= 1;
    return part === root ? send(search) : memo.of(['part', search], () => send(search));
  };

  async function all(groups: readonly CountGroup[], part: Part): Promise<number> {
    if (left <= 0) whole = false;
    if (left <= 0 || isEmpty(part)) return 0;
    const narrow = groups.filter((group) => filtersOf(group, part).length <= MOST_IN_GROUP);
    const wide = groups.filter((group) => !narrow.includes(group));
    let count = 0;
    for (const pack of packed(narrow, (some) => searchOf(some, part))) {
      const { total } = await ask(part, searchOf(pack, part));
      count += total === CAP ? await halves(pack, part, total) : total;
    }
    for (const group of wide) count += await ofWide(group, part);
    return count;
  }

  /**
   * A group with more filters than HubSpot takes, A and B together: those in A and those in B
   * without those in either.
   */
  async function ofWide(group: CountGroup, part: Part): Promise<number> {
    const [a, b] = sidesOf(group, part);
    let count = 0;
    for (const [sign, sides] of [
      [1, [a]],
      [1, [b]],
      [-1, [a, b]],
    ] as const) {
      const { total } = await ask(part, searchOf(sides, part));
      if (total === CAP) return halves([group], part, 0);
      count += sign * total;
    }
    return count;
  }

  async function halves(groups: readonly CountGroup[], part: Part, least: number): Promise<number> {
    const parts = await cut(groups, part);
    if (parts === null) whole = false;
    let count = parts === null ? least : 0;
    for (const half of parts ?? []) count += await all(groups, half);
    return count;
  }

  /** By time as long as there is some, else by id. */
  async function cut(groups: readonly CountGroup[], { span, ids }: Part): Promise<Part[] | null> {
    if (span === null) {
      const times = await edges(groups, { span, ids }, groups[0]?.dated ?? '', timeOf);
      return times === null ? null : halvesOf(times).map((half) => ({ span: half, ids }));
    }
    if (span.until - span.from > 1) return halvesOf(span).map((half) => ({ span: half, ids }));
    const known = ids ?? (await edges(groups, { span, ids }, ID, Number));
    if (known === null || known.until - known.from <= 1) return null;
    return halvesOf(known).map((half) => ({ span, ids: half }));
  }

  /** From the lowest value of a property to the highest. */
  async function edges(
    groups: readonly CountGroup[],
    part: Part,
    property: string,
    read: (value: string) => number | null,
  ): Promise<Span | null> {
    const found: number[] = [];
    const narrow = groups.map((group) => sidesOf(group, part)[0]);
    for (const direction of ['ASCENDING', 'DESCENDING'] as const) {
      const sort = { property, direction };
      const search = { ...searchOf(narrow, part), properties: [property], sort };
      // Kept of the whole too: other edges would make other halves.
      const { first } = await memo.of(['edge', search], () => send(search));
      const value = first[property];
      const number = value === null || value === undefined ? null : read(value);
      if (number === null || !Number.isFinite(number)) return null;
      found.push(number);
    }
    const [from = 0, last = 0] = found;
    return { from, until: last + 1 };
  }

  return { all, isWhole: () => whole };
}

function isEmpty({ span, ids }: Part): boolean {
  return [span, ids].some((range) => range !== null && range.from >= range.until);
}

function halvesOf({ from, until }: Span): [Span, Span] {
  const middle = from + Math.ceil((until - from) / 2);
  return [
    { from, until: middle },
    { from: middle, until },
  ];
}

/** The two halves of the filters of a group that has too many for one. */
function sidesOf({ dated, filters }: CountGroup, part: Part): [CountGroup, CountGroup] {
  const room = MOST_IN_GROUP - filtersOf({ dated, filters: [] }, part).length;
  return [
    { dated, filters: filters.slice(0, room) },
    { dated, filters: filters.slice(room) },
  ];
}

function searchOf(groups: readonly CountGroup[], part: Part) {
  return {
    groups: groups.map((group) => filtersOf(group, part)),
    properties: [] as const,
    limit: 1,
  };
}

/** The filters of a group within a part. A group of any time has its date all the same. */
export function filtersOf({ dated, filters }: CountGroup, { span, ids }: Part): Filter[] {
  return [
    span === null
      ? { propertyName: dated, operator: 'HAS_PROPERTY' }
      : between(dated, span.from, span.until),
    ...(ids === null ? [] : [between(ID, ids.from, ids.until)]),
    ...filters,
  ];
}

/** Both ends of `BETWEEN` are taken as being in it; HubSpot keeps milliseconds. */
function between(propertyName: string, from: number, until: number): Filter {
  return {
    propertyName,
    operator: 'BETWEEN',
    value: String(from),
    highValue: String(until - 1),
  };
}
