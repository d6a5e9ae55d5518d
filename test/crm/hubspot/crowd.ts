import type { Search, SearchFilter } from './search-request';
import type { StoredObject, Values } from './types';

/** People who went the same way, one after the other at even distances of time. */
export interface Kind {
  readonly count: number;
  /** When the first and the last of them were made, epoch ms. */
  readonly from: number;
  readonly until: number;
  /** Property → time after they were made, ms. */
  readonly after: Readonly<Record<string, number>>;
  /** Properties that are the same for all of them; an absent one is empty. */
  readonly values: Values;
}

/** Contacts of which only their kinds are kept: a million of them take no memory. */
export interface Crowd {
  readonly size: number;
  /** The total of a search, and its first hit. */
  search(search: Search): { total: number; page: StoredObject[] };
}

/** A half-open range of numbers within a kind. */
type Range = readonly [from: number, until: number];

const NOBODY: Range = [0, 0];
const FIRST_ID = 1_000_000;

/** Counts by arithmetic: each condition leaves one range of a kind, a search a union of ranges. */
export function createCrowd(kinds: readonly Kind[]): Crowd {
  let next = FIRST_ID;
  const placed = kinds.map((kind) => {
    const firstId = next;
    next += kind.count;
    return { kind, firstId };
  });
  return {
    size: next - FIRST_ID,
    search(search) {
      let total = 0;
      const edges: StoredObject[] = [];
      for (const one of placed) {
        const ranges = union(
          search.filterGroups.map(({ filters }) =>
            filters.reduce<Range>(
              (range, filter) => meet(range, rangeOf(one, filter)),
              [0, one.kind.count],
            ),
          ),
        );
        total += ranges.reduce((sum, [from, until]) => sum + until - from, 0);
        const [first] = ranges;
        const last = ranges.at(-1);
        if (first !== undefined && last !== undefined)
          edges.push(personOf(one, first[0]), personOf(one, last[1] - 1));
      }
      const [sort] = search.sorts;
      const place = ({ id, values }: StoredObject) =>
        sort === undefined || sort.propertyName === 'hs_object_id'
          ? id
          : Date.parse(values[sort.propertyName] ?? '');
      edges.sort((a, b) => (place(a) - place(b)) * (sort?.descending === true ? -1 : 1));
      return { total, page: edges.slice(0, 1) };
    },
  };
}

interface Placed {
  readonly kind: Kind;
  readonly firstId: number;
}

function stepOf({ from, until, count }: Kind): number {
  return (until - from) / count;
}

/** The first of a kind whose time, some time after they were made, is not before a moment. */
function firstFrom(kind: Kind, after: number, at: number): number {
  const step = stepOf(kind);
  if (step === 0) return at <= kind.from + after ? 0 : kind.count;
  let index = Math.max(0, Math.floor((at - after - kind.from) / step) - 1);
  while (index < kind.count && timeOf(kind, after, index) < at) index += 1;
  return Math.min(index, kind.count);
}

function timeOf(kind: Kind, after: number, index: number): number {
  return Math.floor(kind.from + stepOf(kind) * index) + after;
}

function rangeOf({ kind, firstId }: Placed, filter: SearchFilter): Range {
  const { propertyName, operator } = filter;
  const all: Range = [0, kind.count];
  const when = (holds: boolean) => (holds ? all : NOBODY);
  const after = propertyName === 'createdate' ? 0 : kind.after[propertyName];
  const value = kind.values[propertyName];
  if (operator === 'HAS_PROPERTY') return when(after !== undefined || value !== undefined);
  if (operator === 'NOT_HAS_PROPERTY') return when(after === undefined && value === undefined);
  const [low, high] = [Number(filter.value), Number(filter.highValue)];
  if (operator === 'BETWEEN' && propertyName === 'hs_object_id')
    return meet(all, [low - firstId, high - firstId + 1]);
  if (operator === 'BETWEEN')
    return after === undefined
      ? NOBODY
      : meet(all, [firstFrom(kind, after, low), firstFrom(kind, after, high + 1)]);
  if (operator === 'EQ') return when(value === filter.value);
  if (operator === 'IN') return when(value !== undefined && (filter.values ?? []).includes(value));
  if (operator === 'LTE') return when(value !== undefined && Number(value) <= low);
  throw new Error(`the crowd does not know ${operator}`);
}

function meet(a: Range, b: Range): Range {
  const [from, until] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return from < until ? [from, until] : NOBODY;
}

function union(ranges: readonly Range[]): Range[] {
  const joined: [number, number][] = [];
  for (const [from, until] of ranges.filter(([a, b]) => a < b).sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

function personOf({ kind, firstId }: Placed, index: number): StoredObject {
  const created = timeOf(kind, 0, index);
  const dates = Object.entries(kind.after).map(([name, after]) => [
    name,
    new Date(created + after).toISOString(),
  ]);
  return {
    type: 'contacts',
    id: firstId + index,
    values: {
      ...kind.values,
      ...Object.fromEntries(dates),
      createdate: new Date(created).toISOString(),
    },
    created,
    updated: created,
    archivedAt: null,
    history: {},
  };
}
