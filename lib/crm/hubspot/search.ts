/** A condition of a search. */
export interface Filter {
  readonly propertyName: string;
  readonly operator:
    | 'EQ'
    | 'IN'
    | 'GT'
    | 'GTE'
    | 'LTE'
    | 'BETWEEN'
    | 'CONTAINS_TOKEN'
    | 'HAS_PROPERTY'
    | 'NOT_HAS_PROPERTY';
  readonly value?: string | undefined;
  /** The upper end of `BETWEEN`. */
  readonly highValue?: string | undefined;
  readonly values?: readonly string[] | undefined;
}

/** What a search asks. */
export interface Search {
  /**
   * Groups are alternatives; the filters of one must all hold. At most 5 groups, 6 filters each, 18
   * in all.
   */
  readonly groups?: readonly (readonly Filter[])[] | undefined;
  readonly query?: string | undefined;
  /** What is told of each hit, beside its id and times: as little as is compared. */
  readonly properties: readonly string[];
  readonly limit: number;
  readonly after?: string | undefined;
  readonly sort?:
    | { readonly property: string; readonly direction: 'ASCENDING' | 'DESCENDING' }
    | undefined;
  /** Other requests go first. */
  readonly priority?: 'background' | undefined;
}

/** The most hits that a search gives at once. */
export const MOST_HITS = 200;

/**
 * Characters of a search's body. "If the body of your request exceeds 3,000 characters, a 400 error
 * will be returned" (HubSpot, "Search the CRM", Limits, 30 March 2026); a gateway may write a
 * character in several.
 */
const LONGEST_SEARCH = 2_800;
const MOST_GROUPS = 5;
const MOST_FILTERS = 18;
/** Filters in one group. */
export const MOST_IN_GROUP = 6;

/** The body of a search; every string of ours is one JSON value and nothing else. */
export function searchBody(search: Search): unknown {
  return {
    filterGroups: (search.groups ?? []).map((filters) => ({ filters })),
    ...(search.query === undefined ? {} : { query: search.query }),
    sorts:
      search.sort === undefined
        ? []
        : [{ propertyName: search.sort.property, direction: search.sort.direction }],
    properties: search.properties,
    limit: search.limit,
    after: search.after ?? '0',
  };
}

/** Whether HubSpot takes a search, by its groups, its filters and its size. */
function fits(search: Search): boolean {
  const groups = search.groups ?? [];
  const filters = groups.reduce((sum, group) => sum + group.length, 0);
  if (groups.length > MOST_GROUPS || filters > MOST_FILTERS) return false;
  if (groups.some((group) => group.length > MOST_IN_GROUP)) return false;
  return JSON.stringify(searchBody(search)).length <= LONGEST_SEARCH;
}

/**
 * Things to look for in as few searches as HubSpot takes. What fits into none by itself is left
 * out.
 * @param searchFor the one search for these
 */
export function packed<Item>(
  items: readonly Item[],
  searchFor: (some: readonly Item[]) => Search,
): Item[][] {
  const packs: Item[][] = [];
  for (const item of items) {
    const last = packs.at(-1);
    if (last !== undefined && fits(searchFor([...last, item]))) last.push(item);
    else if (fits(searchFor([item]))) packs.push([item]);
  }
  return packs;
}
