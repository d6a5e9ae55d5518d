import { type Failure, RelevoError } from '../../domain/base/failure';
import type { Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import { askBatch } from './batch';
import type { Client } from './client';
import { isHolder } from './holder-contact';
import type { CrmMetadata, MetadataCache } from './metadata';
import { contactProperties } from './properties';
import { fitting, type HubSpotRecord, recordSchema, searchSchema } from './schemas';
import { type Search, searchBody } from './search';
import { toRead } from './to-contact';

/** Records in one batch read. */
export const BATCH = 100;

/** A page of search results, with the requested properties only. */
export interface Hits {
  readonly total: number;
  readonly records: readonly HubSpotRecord[];
  /** Cursor of the next page; null at the end. */
  readonly after: string | null;
}

/** Reads contacts in HubSpot's different ways. */
export interface Records {
  metadata(signal: AbortSignal): Promise<CrmMetadata>;
  /**
   * Reads contacts by id or email, many per request; those that do not exist are left out.
   * @throws RelevoError
   */
  batch(keys: readonly string[], by: 'id' | 'email', signal: AbortSignal): Promise<HubSpotRecord[]>;
  /**
   * Reads at most a hundred of them. `failure` is the reason why a part is not known; null if the
   * missing ones do not exist.
   */
  part(
    keys: readonly string[],
    by: 'id' | 'email',
    signal: AbortSignal,
  ): Promise<{ readonly records: readonly HubSpotRecord[]; readonly failure: Failure | null }>;
  /**
   * Reads the contacts of some hits again by id, in the same order: search lags and returns few
   * properties.
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
  const metadata = (signal: AbortSignal) => cache.read(signal);
  const records: Records = {
    metadata,
    async part(keys, by, signal) {
      const properties = contactProperties(await metadata(signal), mapping);
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
      // More records than requested are ignored.
      const found = fitting(answer.results.slice(0, BATCH), recordSchema);
      return {
        records: found.filter((record) => record.archived !== true && !isHolder(record)),
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
      const known = await metadata(signal);
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
