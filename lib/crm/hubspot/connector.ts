import { STAGES, type Stage } from '../../domain/base/stage';
import { createRateGate } from '../http/rate-gate';
import type { Capabilities, Connector, ContactRead, Mapping } from '../port/connector';
import type { KeyValue } from '../port/key-value';
import { account } from './account';
import { addContact } from './add-contact';
import { createAgreements } from './agreements';
import { peopleAt } from './at-company';
import { readBatch } from './batch';
import { readBook } from './book';
import { check } from './check';
import { type Client, createClient, type HubSpotVersion } from './client';
import { lookUp } from './lookup';
import { createMetadataCache, toVocabulary } from './metadata';
import { addNote, hasNote } from './notes';
import { notesSince } from './notes-since';
import { HUBSPOT_ORIGIN } from './origin';
import { createRecords, type Records } from './records';
import { fitting, recordSchema } from './schemas';
import { setProfile } from './set-profile';
import { setStage } from './set-stage';
import { timeOf } from './to-contact';
import { createTouches } from './touches';

/**
 * Well under HubSpot's limits, which all reps and integrations of an account share. Reads by id
 * show a write at once; only search is behind, and nothing of ours is verified by search.
 */
const CAPABILITIES: Capabilities = {
  idempotency: 'marker',
  readLagMs: 2_000,
  conditionalWrite: false,
  // An activity that is logged counts at its contact, whose `lastmodifieddate` moves.
  touchesChange: true,
  lookupBatch: 100,
  rate: { perSecond: 4, searchPerSecond: 1, concurrent: 3 },
  knowsMe: false,
  canAdd: true,
  canNote: true,
  canSetProfile: true,
  agreement: 'team',
};

const MOST_FOUND = 20;

export interface HubSpotOptions {
  /** The service key or private-app token; null when there is none. */
  readonly token: () => Promise<string | null>;
  /** Whether the browser lets us reach HubSpot; left out: it does. */
  readonly permitted?: (() => Promise<boolean>) | undefined;
  readonly mapping: Mapping;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Outlives the worker: half-done moves, vocabulary, not-before times. */
  readonly store: KeyValue;
  /** Another server, for tests. */
  readonly baseUrl?: string | undefined;
  readonly version?: HubSpotVersion | undefined;
  /** Another time-out of requests, for tests, ms. */
  readonly timeoutMs?: number | undefined;
}

/** HubSpot as a CRM of Relevo's. */
export function createHubSpot(options: HubSpotOptions): Connector {
  const { clock, sleep, store, mapping } = options;
  const client = createClient({
    baseUrl: options.baseUrl ?? HUBSPOT_ORIGIN,
    version: options.version ?? '2026-03',
    token: options.token,
    permitted: options.permitted,
    fetch: options.fetch,
    clock,
    gate: createRateGate(CAPABILITIES.rate, { clock, sleep, store }),
    timeoutMs: options.timeoutMs,
  });
  const cache = createMetadataCache(client, store, mapping, clock);
  const records = createRecords(client, cache, mapping, clock);
  const touches = createTouches(client, clock);
  const journal = store;

  return {
    kind: 'hubspot',
    capabilities: CAPABILITIES,
    lookup: (identities, signal, heard) => lookUp(records, mapping, identities, signal, heard),
    read: (ids, signal) => readById(records, ids, signal),
    search: (text, signal) => search(records, text, signal),
    touches: (contactId, cursor, signal) => touches.page(contactId, cursor, signal),
    setStage: (change, signal) => setStage({ client, records, journal }, change, signal),
    setProfile: (change, signal) => setProfile({ client, records, mapping }, change, signal),
    addNote: (note, signal) => addNote(client, note, signal),
    hasNote: (contactId, reference, signal) => hasNote(client, contactId, reference, signal),
    addContact: (person, signal) => addContact(client, records, person, signal),
    notesSince: async (since, cursor, signal) =>
      notesSince(client, (await records.words(signal)).owners, since, cursor, signal),
    changedSince: (ids, since, signal) => changedSince(client, ids, since, signal),
    countsPerStage: (signal) => countStages(records, signal),
    book: (ownerId, stages, limit, signal) => readBook(records, ownerId, stages, limit, signal),
    atCompany: (company, limit, signal) => peopleAt(records, company, limit, signal),
    owners: async (signal) =>
      [...(await records.words(signal)).owners.values()].flatMap(
        ({ id, name, email, isOffered }) => (isOffered ? [{ id, name, email }] : []),
      ),
    account: (signal) => account(client, signal),
    whoAmI: async () => null,
    figures: null,
    agreements: createAgreements(client, records.words, clock),
    fieldMaker: null,
    keyEndsAt: async () => null,
    vocabulary: async (signal) => toVocabulary(await records.words(signal)),
    check: (signal) => check(client, cache, signal),
  };
}

/** Contacts by the ids asked for: one that was merged into another answers as the survivor. */
async function readById(
  records: Records,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, ContactRead>> {
  const metadata = await records.words(signal);
  const answer = new Map<string, ContactRead>();
  for (const record of await records.batch(ids, 'id', signal)) {
    const merged = (record.properties['hs_calculated_merged_vids'] ?? '')
      .split(';')
      .flatMap((each) => each.split(':')[0] ?? []);
    const read = records.toRead(record, metadata);
    for (const id of ids) if (id === record.id || merged.includes(id)) answer.set(id, read);
  }
  return answer;
}

async function search(records: Records, text: string, signal: AbortSignal): Promise<ContactRead[]> {
  if (text.trim() === '') return [];
  const found = await records.search(
    {
      query: text.trim(),
      properties: [],
      limit: MOST_FOUND,
      // Without an order the oldest contacts come first.
      sort: { property: 'lastmodifieddate', direction: 'DESCENDING' },
    },
    signal,
  );
  return records.reads(found.records, signal);
}

/** By id and not by search, which is behind and leaves out what was archived. */
async function changedSince(
  client: Client,
  ids: readonly string[],
  since: number,
  signal: AbortSignal,
): Promise<string[]> {
  const changed: string[] = [];
  for (let start = 0; start < ids.length; start += CAPABILITIES.lookupBatch) {
    const inputs = ids.slice(start, start + CAPABILITIES.lookupBatch).map((id) => ({ id }));
    const body = { inputs, properties: ['lastmodifieddate'], propertiesWithHistory: [] };
    const path = `/crm/objects/${client.version}/contacts/batch/read`;
    const results = await readBatch(client, { method: 'POST', path, body }, signal);
    for (const record of fitting(results.slice(0, inputs.length), recordSchema)) {
      // A record without a date may have changed: too many are asked again rather than too few.
      if ((timeOf(record.properties['lastmodifieddate']) ?? since) >= since)
        changed.push(record.id);
    }
  }
  return changed;
}

/** HubSpot counts by one search a native stage; there is no grouping. */
async function countStages(
  records: Records,
  signal: AbortSignal,
): Promise<Partial<Record<Stage, number>>> {
  const metadata = await records.words(signal);
  const counts: Partial<Record<Stage, number>> = {};
  for (const stage of STAGES) {
    for (const native of metadata.nativesOf([stage])) {
      const groups = [[{ propertyName: 'lifecyclestage', operator: 'EQ' as const, value: native }]];
      const { total } = await records.search({ groups, properties: [], limit: 1 }, signal);
      counts[stage] = (counts[stage] ?? 0) + total;
    }
  }
  return counts;
}
