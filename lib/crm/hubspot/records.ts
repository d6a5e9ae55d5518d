import type { ContactRead, Mapping } from '../port/connector';
import type { Client } from './client';
import { isShelf } from './holder-contact';
import type { CrmMetadata, MetadataCache } from './metadata';
import { contactProperties } from './properties';
import { batchSchema, fitting, type HubSpotRecord, recordSchema, searchSchema } from './schemas';
import { toRead } from './to-contact';

/** HubSpot reads so many records in one request. */
export const BATCH = 100;

export interface Filter {
  readonly propertyName: string;
  readonly operator: 'EQ' | 'IN' | 'GTE' | 'CONTAINS_TOKEN' | 'HAS_PROPERTY';
  readonly value?: string | undefined;
  readonly values?: readonly string[] | undefined;
}

export interface Search {
  /** Groups are alternatives; the filters of one must all hold. At most 5 groups, 6 filters each. */
  readonly groups?: readonly (readonly Filter[])[] | undefined;
  readonly query?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
  readonly sort?: { readonly property: string; readonly direction: 'ASCENDING' | 'DESCENDING' } | undefined;
}

/** The body of a search; every string of ours is one JSON value and nothing else. @internal */
export function searchBody(search: Search, properties: readonly string[]): unknown {
  return {
    filterGroups: (search.groups ?? []).map((filters) => ({ filters })),
    ...(search.query === undefined ? {} : { query: search.query }),
    sorts: search.sort === undefined ? [] : [{ propertyName: search.sort.property, direction: search.sort.direction }],
    properties,
    limit: search.limit,
    after: search.after ?? '0',
  };
}

/** Reading contacts in HubSpot's ways. */
export interface Records {
  words(signal: AbortSignal): Promise<CrmMetadata>;
  /** Contacts by id or by email, many in one request; those that are not there are left out. */
  batch(keys: readonly string[], by: 'id' | 'email', signal: AbortSignal): Promise<HubSpotRecord[]>;
  search(
    search: Search,
    signal: AbortSignal,
  ): Promise<{ total: number; records: HubSpotRecord[]; after: string | null }>;
  toRead(record: HubSpotRecord, metadata: CrmMetadata): ContactRead;
}

export function createRecords(client: Client, cache: MetadataCache, mapping: Mapping, clock: () => number): Records {
  const path = `/crm/objects/${client.version}/contacts`;
  const words = (signal: AbortSignal) => cache.read(signal);
  return {
    words,
    async batch(keys, by, signal) {
      const properties = contactProperties(await words(signal), mapping);
      const records: HubSpotRecord[] = [];
      for (let start = 0; start < keys.length; start += BATCH) {
        const inputs = keys.slice(start, start + BATCH).map((id) => ({ id }));
        const body = {
          ...(by === 'email' ? { idProperty: 'email' } : {}),
          inputs,
          properties,
          propertiesWithHistory: [],
        };
        const answer = await client.get(batchSchema, { method: 'POST', path: `${path}/batch/read`, body }, signal);
        // More than was asked for is no answer to it.
        records.push(...fitting(answer.results.slice(0, BATCH), recordSchema));
      }
      return records.filter((record) => record.archived !== true && !isShelf(record));
    },
    async search(search, signal) {
      const properties = contactProperties(await words(signal), mapping);
      const request = {
        method: 'POST' as const,
        path: `${path}/search`,
        body: searchBody(search, properties),
        search: true,
      };
      const answer = await client.get(searchSchema, request, signal);
      const found = fitting(answer.results.slice(0, search.limit), recordSchema);
      const records = found.filter((record) => !isShelf(record));
      return { total: answer.total ?? found.length, records, after: answer.paging?.next?.after ?? null };
    },
    toRead: (record, read) => toRead(record, read, mapping, clock()),
  };
}
