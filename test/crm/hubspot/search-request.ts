import * as z from 'zod';
import { invalid } from './errors';

const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

const Scalar = z.union([z.string(), z.number()]).transform(String);

const Filter = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: Scalar.optional(),
  highValue: Scalar.optional(),
  values: z.array(Scalar).optional(),
});

const Sort = z.union([
  z.string().transform((text) => ({
    propertyName: text.replace(/^-/, ''),
    descending: text.startsWith('-'),
  })),
  z
    .object({
      propertyName: z.string(),
      direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
    })
    .transform((sort) => ({
      propertyName: sort.propertyName,
      descending: sort.direction === 'DESCENDING',
    })),
]);

export const SearchRequest = z.object({
  filterGroups: z.array(z.object({ filters: z.array(Filter) })).default([]),
  sorts: z.array(Sort).default([]),
  query: z.string().optional(),
  properties: z.array(z.string()).default([]),
  limit: z.number().int().default(10),
  after: Scalar.default('0'),
});

/** HubSpot's bound of a search's whole body ("Search the CRM", Limits, 30 March 2026). */
const LONGEST_BODY = 3_000;

/** Throws a 400 for a body that is too long, whatever makes it so. */
export function checkSize(body: string): void {
  if (body.length > LONGEST_BODY) {
    throw invalid(
      `The request body has ${body.length} characters. The maximum is ${LONGEST_BODY}.`,
    );
  }
}

export type SearchFilter = z.infer<typeof Filter>;
export type Search = z.infer<typeof SearchRequest>;

/** HubSpot's bounds of a search; the strictest of its contradictory texts. Throws a 400. */
export function checkBounds(search: Search): void {
  const counts = search.filterGroups.map((group) => group.filters.length);
  if (counts.length > 5) throw invalid('Too many filterGroups. The maximum is 5.');
  if (counts.some((count) => count > 6))
    throw invalid('Too many filters in one filterGroup. The maximum is 6.');
  if (counts.reduce((sum, count) => sum + count, 0) > 18)
    throw invalid('Too many filters. The maximum is 18.');
  if (search.sorts.length > 1) throw invalid('Too many sorts. The maximum is 1.');
  if (search.limit < 0 || search.limit > 200) throw invalid('limit must be between 0 and 200');
  if ((search.query?.length ?? 0) > 3000) throw invalid('query is longer than 3000 characters');
  if (!/^\d+$/.test(search.after)) throw invalid('after is not a valid paging cursor');
  if (Number(search.after) + search.limit > 10_000) {
    throw invalid('Paging past 10000 results is not supported: narrow the search.');
  }
}
