/** A filter of a search. */
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

/** The parameters of a search. */
export interface Search {
  /**
   * Groups are combined with OR, filters in a group with AND. At most 5 groups, 6 filters each, 18
   * in all.
   */
  readonly groups?: readonly (readonly Filter[])[] | undefined;
  readonly query?: string | undefined;
  /** Properties returned for each hit besides id and times; only those that are compared. */
  readonly properties: readonly string[];
  readonly limit: number;
  readonly after?: string | undefined;
  readonly sort?:
    | { readonly property: string; readonly direction: 'ASCENDING' | 'DESCENDING' }
    | undefined;
  /** Other requests go first. */
  readonly priority?: 'background' | undefined;
}

/** Most hits on one page. */
export const MOST_HITS = 200;

/**
 * Longest body of a search, characters. "If the body of your request exceeds 3,000 characters, a
 * 400 error will be returned"
 * (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm, "Limits", 30 March
 * 2026). The rest is a reserve for gateways that escape characters.
 */
const LONGEST_SEARCH = 2_800;
const MOST_GROUPS = 5;
const MOST_FILTERS = 18;
/** Filters in one group. */
export const MOST_IN_GROUP = 6;

/** Builds the body of a search. Values are JSON strings, so no escaping is needed. */
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

/** Whether a search is within HubSpot's limits on groups, filters and size. */
function fits(search: Search): boolean {
  const groups = search.groups ?? [];
  const filters = groups.reduce((sum, group) => sum + group.length, 0);
  if (groups.length > MOST_GROUPS || filters > MOST_FILTERS) return false;
  if (groups.some((group) => group.length > MOST_IN_GROUP)) return false;
  return JSON.stringify(searchBody(search)).length <= LONGEST_SEARCH;
}

/**
 * Distributes items over as few searches as possible. An item that does not fit into any search is
 * left out.
 * @param searchFor builds the search for some items
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
