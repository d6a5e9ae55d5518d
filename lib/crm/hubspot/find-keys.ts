import type { Answered } from '../kit/answers';
import type { Records } from './records';
import type { HubSpotRecord } from './schemas';
import { type Filter, MOST_HITS, packed, type Search } from './search';

/**
 * Pages that are looked through for one key alone, when so many have its words that it is not among
 * the first.
 */
const MOST_PAGES = 5;

/** How keys are found by searching: what is asked for each, what is compared of a hit. */
export interface KeySearch {
  /** Alternatives for one key. */
  groupsFor(key: string): readonly (readonly Filter[])[];
  readonly properties: readonly string[];
  /** The keys that a hit really has: search is free with words. */
  keysOf(record: HubSpotRecord): readonly string[];
  readonly priority?: 'background' | undefined;
}

/**
 * Looks for keys, as many as fit into one search at a time. A key is answered when somebody was
 * found or when everything that has its words was looked through. @throws RelevoError; what was
 * answered before stays answered
 */
export async function* findKeys(
  records: Records,
  keys: readonly string[],
  how: KeySearch,
  signal: AbortSignal,
): AsyncGenerator<Answered<string>> {
  const searchFor = (some: readonly string[]): Search => ({
    groups: some.flatMap(how.groupsFor),
    properties: how.properties,
    limit: MOST_HITS,
    priority: how.priority,
  });
  const packs = packed(
    keys.filter((key) => how.groupsFor(key).length > 0),
    searchFor,
  );
  // What is too long for any search, or nothing to search by, stands in no field.
  const left = keys.filter((key) => !packs.some((some) => some.includes(key)));
  if (left.length > 0) yield { keys: left, reads: [] };
  for (const some of packs) {
    const page = await records.search(searchFor(some), signal);
    const hits = withKeys(page.records, some, how);
    const found = new Set(hits.flatMap(how.keysOf));
    const reads = hits.length === 0 ? [] : await records.reads(hits, signal);
    const whole = page.after === null;
    yield { keys: whole ? some : some.filter((key) => found.has(key)), reads };
    if (whole) continue;
    for (const key of some.filter((each) => !found.has(each)))
      yield findAlone(records, key, searchFor([key]), how, signal);
  }
}

async function findAlone(
  records: Records,
  key: string,
  search: Search,
  how: KeySearch,
  signal: AbortSignal,
): Promise<Answered<string>> {
  let after: string | null = '0';
  for (let left = MOST_PAGES; after !== null && left > 0; left--) {
    const page: Awaited<ReturnType<Records['search']>> = await records.search(
      { ...search, after },
      signal,
    );
    const hits = withKeys(page.records, [key], how);
    if (hits.length > 0) return { keys: [key], reads: await records.reads(hits, signal) };
    after = page.after;
  }
  return { keys: [key], reads: [] };
}

function withKeys(
  hits: readonly HubSpotRecord[],
  keys: readonly string[],
  how: KeySearch,
): HubSpotRecord[] {
  return hits.filter((hit) => how.keysOf(hit).some((key) => keys.includes(key)));
}
