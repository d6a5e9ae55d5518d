import type { Answered } from '../kit/answers';
import type { Records } from './records';
import type { HubSpotRecord } from './schemas';
import { type Filter, MOST_HITS, packed, type Search } from './search';

/**
 * Pages read for a single key, if too many records contain its words for it to be on the first
 * page.
 */
const MOST_PAGES = 5;

/** How to find keys by search: the filters for each key, and the fields of a hit to compare. */
export interface KeySearch {
  /** Alternative filters for one key. */
  groupsFor(key: string): readonly (readonly Filter[])[];
  readonly properties: readonly string[];
  /** The keys that a hit really has; search matches more than that. */
  keysOf(record: HubSpotRecord): readonly string[];
  readonly priority?: 'background' | undefined;
}

/**
 * Searches for keys, as many per search as fit. A key is answered when a contact was found, or when
 * all hits with its words were read. @throws RelevoError; answers given before remain valid
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
  // A key that is too long for a search, or that has nothing to search for, is in no field.
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
