import { type Failure, RelevoError } from '../../domain/base/failure';
import type { Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import { askBatch } from './batch';
import type { Client } from './client';
import { isShelf } from './holder-contact';
import type { CrmMetadata, MetadataCache } from './metadata';
import { contactProperties } from './properties';
import { fitting, type HubSpotRecord, recordSchema, searchSchema } from './schemas';
import { type Search, searchBody } from './search';
import { toRead } from './to-contact';

/** HubSpot reads so many records in one request. */
export const BATCH = 100;

/** A page of what a search found: only the properties that it asked for. */
export interface Hits {
  readonly total: number;
  readonly records: readonly HubSpotRecord[];
  /** Where the next page begins; null at the end. */
  readonly after: string | null;
}

/** Reading contacts in HubSpot's ways. */
export interface Records {
  words(signal: AbortSignal): Promise<CrmMetadata>;
  /**
   * Contacts by id or by email, many in one request; those that are not there are left out.
   * @throws RelevoError
   */
  batch(keys: readonly string[], by: 'id' | 'email', signal: AbortSignal): Promise<HubSpotRecord[]>;
  /**
   * At most a hundred of the same, and why a part of them is not known; null where whoever is left
   * out is not there.
   */
  part(
    keys: readonly string[],
    by: 'id' | 'email',
    signal: AbortSignal,
  ): Promise<{ readonly records: readonly HubSpotRecord[]; readonly failure: Failure | null }>;
  /**
   * The contacts of these hits as they stand now, whole, in their order: search is behind and is
   * asked for little.
   */
  reads(hits: readonly HubSpotRecord[], signal: AbortSignal): Promise<ContactRead[]>;
  search(search: Search, signal: AbortSignal): Promise<Hits>;
  toRead(record: HubSpotRecord, metadata: CrmMetadata): ContactRead;
}

export function createRecords(
  client: Client,
  cache: MetadataCache,
  mapping: Mapping,
  clock: () => number,
): Records {
  const path = `/crm/objects/${client.version}/contacts`;
  const words = (signal: AbortSignal) => cache.read(signal);
  const records: Records = {
    words,
    async part(keys, by, signal) {
      const properties = contactProperties(await words(signal), mapping);
      const body = {
        ...(by === 'email' ? { idProperty: 'email' } : {}),
        inputs: keys.map((id) => ({ id })),
        properties,
        propertiesWithHistory: [],
      };
      const answer = await askBatch(
        client,
        { method: 'POST', path: `${path}/batch/read`, body },
        signal,
      );
      // More than was asked for is no answer to it.
      const found = fitting(answer.results.slice(0, BATCH), recordSchema);
      return {
        records: found.filter((record) => record.archived !== true && !isShelf(record)),
        failure: answer.failure,
      };
    },
    async batch(keys, by, signal) {
      const all: HubSpotRecord[] = [];
      for (let start = 0; start < keys.length; start += BATCH) {
        const { records: found, failure } = await records.part(
          keys.slice(start, start + BATCH),
          by,
          signal,
        );
        if (failure !== null) throw new RelevoError(failure);
        all.push(...found);
      }
      return all;
    },
    async reads(hits, signal) {
      const known = await words(signal);
      const ids = [...new Set(hits.map(({ id }) => id))];
      const found = new Map(
        (await records.batch(ids, 'id', signal)).map((record) => [record.id, record]),
      );
      return ids.flatMap((id) => {
        const record = found.get(id);
        return record === undefined ? [] : [toRead(record, known, mapping, clock())];
      });
    },
    async search(search, signal) {
      const request = {
        method: 'POST' as const,
        path: `${path}/search`,
        body: searchBody(search),
        search: true,
      };
      const answer = await client.get(
        searchSchema,
        { ...request, priority: search.priority },
        signal,
      );
      const found = fitting(answer.results.slice(0, search.limit), recordSchema);
      return {
        total: answer.total ?? found.length,
        records: found,
        after: answer.paging?.next?.after ?? null,
      };
    },
    toRead: (record, read) => toRead(record, read, mapping, clock()),
  };
  return records;
}
