import { STAGES, type Stage } from '../../domain/base/stage';
import { createRateGate } from '../http/rate-gate';
import type { Capabilities, Connector, Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import type { FiguresEngine } from '../port/figures';
import type { KeyValue } from '../port/key-value';
import { account } from './account';
import { addContact } from './add-contact';
import { createAgreements } from './agreements';
import { peopleAt } from './at-company';
import { readBatch } from './batch';
import { readBook } from './book';
import { check } from './check';
import { type Client, createClient, type HubSpotVersion } from './client';
import { createHubSpotDeals } from './deals';
import { createHubSpotFigures } from './figures';
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
 * Well below HubSpot's limits, which all users and integrations of an account share
 * (https://developers.hubspot.com/docs/api/usage-details). A read by id returns the result of a
 * write at once; only search lags, so no write is verified by search.
 */
const CAPABILITIES: Capabilities = {
  idempotency: 'marker',
  readLagMs: 2_000,
  conditionalWrite: false,
  // Logging an activity changes the `lastmodifieddate` of its contact.
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
  /** Returns the service key or private-app token; null if there is none. */
  readonly token: () => Promise<string | null>;
  /** Whether the browser permits access to HubSpot; it does by default. */
  readonly permitted?: (() => Promise<boolean>) | undefined;
  readonly mapping: Mapping;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Outlives the worker: half-done moves, metadata, not-before times. */
  readonly store: KeyValue;
  /** Another server, for tests. */
  readonly baseUrl?: string | undefined;
  readonly version?: HubSpotVersion | undefined;
  /** Time-out of requests, for tests, ms. */
  readonly timeoutMs?: number | undefined;
}

/** Creates the connector for HubSpot. */
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
  const figures = createHubSpotFigures(records, clock);
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
    countsPerStage: (signal) => countStages(figures, signal),
    book: (ownerId, stages, limit, signal) => readBook(records, ownerId, stages, limit, signal),
    atCompany: (company, limit, signal) => peopleAt(records, company, limit, signal),
    owners: async (signal) =>
      [...(await records.words(signal)).owners.values()].flatMap(
        ({ id, name, email, isOffered }) => (isOffered ? [{ id, name, email }] : []),
      ),
    account: (signal) => account(client, signal),
    whoAmI: async () => null,
    figures,
    deals: createHubSpotDeals(client, records.words, store, clock),
    agreements: createAgreements(client, records.words, clock),
    fieldMaker: null,
    keyEndsAt: async () => null,
    vocabulary: async (signal) => toVocabulary(await records.words(signal)),
    check: (signal) => check(client, cache, signal),
  };
}

/** Reads contacts by id. The id of a merged contact returns the contact that it was merged into. */
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
      // Without `sorts`, the oldest contacts come first
      // (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm).
      sort: { property: 'lastmodifieddate', direction: 'DESCENDING' },
    },
    signal,
  );
  return records.reads(found.records, signal);
}

/** Reads by id rather than by search, which lags and leaves archived contacts out. */
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
      // Without a date the contact may have changed: an unneeded read is better than a missed
      // change.
      if ((timeOf(record.properties['lastmodifieddate']) ?? since) >= since)
        changed.push(record.id);
    }
  }
  return changed;
}

/**
 * Counts the contacts at each stage with the engine of the figures, because a search stops counting
 * at ten thousand. A stage whose contacts cannot all be counted is left out.
 */
async function countStages(
  figures: FiguresEngine,
  signal: AbortSignal,
): Promise<Partial<Record<Stage, number>>> {
  const questions = STAGES.map((stage) => ({ kind: 'stands' as const, stage }));
  const answers = await figures.count(questions, {}, signal);
  return Object.fromEntries(
    answers.flatMap((answer, index) =>
      answer.kind === 'count' && answer.exact === 'exact'
        ? [[questions[index]?.stage, answer.count]]
        : [],
    ),
  );
}
