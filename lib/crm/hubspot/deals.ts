import type { Deal } from '../../domain/base/deal';
import { failureOf } from '../../domain/base/failure';
import type { Gap } from '../../domain/person/contact';
import { dealsByContact } from '../kit/deal-lists';
import type { DealPage, DealsReader } from '../port/deals';
import type { Span } from '../port/figures';
import type { KeyValue } from '../port/key-value';
import { associatedMany } from './associations';
import { readBatch } from './batch';
import { type Client, inBackground } from './client';
import { createDealWords } from './deal-words';
import type { CrmMetadata } from './metadata';
import { BATCH } from './records';
import { fitting, type HubSpotRecord, recordSchema, searchSchema } from './schemas';
import { MOST_HITS, type Search, searchBody } from './search';
import { DEAL_PROPERTIES, toDeal } from './to-deal';
import { whyOf } from './touches';

/** Most deals that are read for one call, the newest: more would wait too long for the limits. */
const MOST_DEALS = 1_000;
/** A search ends here ("Search the CRM", Limits). */
const LAST_HIT = 10_000;

/** What the key needs to read deals. */
export const DEALS_SCOPE = 'crm.objects.deals.read';

/** Creates the reader of HubSpot's deals; all of its requests give way to others. */
export function createHubSpotDeals(
  asked: Client,
  words: (signal: AbortSignal) => Promise<CrmMetadata>,
  store: KeyValue,
  clock: () => number,
): DealsReader {
  const client = inBackground(asked);
  const dealWords = createDealWords(asked, store, clock);
  const objects = `/crm/objects/${client.version}/deals`;

  async function build(
    records: readonly HubSpotRecord[],
    contactsOf: ReadonlyMap<string, readonly string[]>,
    signal: AbortSignal,
  ): Promise<Deal[]> {
    const [named, metadata] = await Promise.all([dealWords(signal), words(signal)]);
    return records
      .filter(({ archived }) => archived !== true)
      .map((record) => toDeal(record, contactsOf.get(record.id) ?? [], named, metadata));
  }

  async function read(ids: readonly string[], signal: AbortSignal): Promise<HubSpotRecord[]> {
    const records: HubSpotRecord[] = [];
    for (let start = 0; start < ids.length; start += BATCH) {
      const inputs = ids.slice(start, start + BATCH).map((id) => ({ id }));
      const body = { inputs, properties: DEAL_PROPERTIES, propertiesWithHistory: [] };
      const path = `${objects}/batch/read`;
      const results = await readBatch(client, { method: 'POST', path, body }, signal);
      records.push(...fitting(results.slice(0, BATCH), recordSchema));
    }
    return records;
  }

  return {
    async ofContacts(contactIds, signal) {
      try {
        const found = await associatedMany(client, 'contacts', 'deals', contactIds, signal);
        const ids = [...new Set([...found.values()].flat())].sort((a, b) => Number(b) - Number(a));
        if (ids.length === 0) {
          // The associations can be read without the scope of deals, and then they are empty.
          await dealWords(signal);
          return { deals: new Map(), gaps: [] };
        }
        const some = ids.slice(0, MOST_DEALS);
        const [records, contactsOf] = await Promise.all([
          read(some, signal),
          associatedMany(client, 'deals', 'contacts', some, signal),
        ]);
        return {
          deals: dealsByContact(await build(records, contactsOf, signal), contactIds),
          gaps: ids.length > some.length ? [newest(MOST_DEALS)] : [],
        };
      } catch (error) {
        return { deals: new Map(), gaps: [gapOf(error)] };
      }
    },

    async closed(outcome, span, cursor, signal): Promise<DealPage> {
      const search = searchFor(outcome, span, cursor);
      try {
        const request = {
          method: 'POST' as const,
          path: `${objects}/search`,
          body: searchBody(search),
          search: true,
        };
        const { total, results, paging } = await client.get(searchSchema, request, signal);
        const records = fitting(results.slice(0, MOST_HITS), recordSchema);
        const ids = records.map(({ id }) => id);
        const contactsOf = await associatedMany(client, 'deals', 'contacts', ids, signal);
        const after = paging?.next?.after ?? null;
        const isEnd = after !== null && Number(after) + MOST_HITS > LAST_HIT;
        return {
          deals: await build(records, contactsOf, signal),
          // A total may end where the search ends.
          total: total == null || total >= LAST_HIT ? null : total,
          gaps: isEnd ? [newest(LAST_HIT)] : [],
          next: isEnd ? null : after,
        };
      } catch (error) {
        return { deals: [], total: null, gaps: [gapOf(error)], next: null };
      }
    },
  };
}

function searchFor(outcome: 'won' | 'lost', span: Span, cursor: string | null): Search {
  const flag = outcome === 'won' ? 'hs_is_closed_won' : 'hs_is_closed_lost';
  return {
    groups: [
      [
        { propertyName: flag, operator: 'EQ', value: 'true' },
        { propertyName: 'closedate', operator: 'GTE', value: String(span.from) },
        { propertyName: 'closedate', operator: 'LTE', value: String(span.until - 1) },
      ],
    ],
    properties: DEAL_PROPERTIES,
    limit: MOST_HITS,
    sort: { property: 'closedate', direction: 'DESCENDING' },
    ...(cursor === null ? {} : { after: cursor }),
  };
}

function newest(most: number): Gap {
  return { what: 'deals', why: 'newest', detail: String(most) };
}

/** @throws the error itself unless it is a missing right */
function gapOf(error: unknown): Gap {
  const failure = failureOf(error);
  if (failure.code !== 'crm/forbidden') throw error;
  const why = whyOf(failure);
  // HubSpot names the missing scope apart from its message.
  return { what: 'deals', why, detail: why === 'scope' ? DEALS_SCOPE : failure.detail };
}
