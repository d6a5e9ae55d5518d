import type { Stage } from '../../domain/base/stage';
import type { OwnerContacts } from '../port/connector';
import type { CrmMetadata } from './metadata';
import { enteredProperty } from './properties';
import type { Hits, Records } from './records';
import type { HubSpotRecord } from './schemas';
import { MOST_HITS, type Search } from './search';
import { timeOf } from './to-contact';

/**
 * Date at which a contact entered its current stage, for any stage. Older accounts do not have this
 * property.
 */
const ENTERED = 'hs_v2_date_entered_current_stage';
const CHANGED = 'lastmodifieddate';
const MOST_PAGES = 10;

/** One search of a queue: stages that share the property to sort by. */
interface Part {
  readonly natives: readonly string[];
  readonly sort: string;
}

/**
 * Returns an owner's contacts at some stages, longest waiting first, and their total.
 * @throws RelevoError
 */
export async function readContactsOfOwner(
  records: Records,
  ownerId: string,
  stages: readonly Stage[],
  limit: number,
  signal: AbortSignal,
): Promise<OwnerContacts> {
  const metadata = await records.metadata(signal);
  const found: { hit: HubSpotRecord; at: number }[] = [];
  let total = 0;
  for (const part of partsOf(metadata, metadata.nativesOf(stages))) {
    const { hits, total: all } = await readPart(records, ownerId, part, limit, signal);
    total += all;
    // Without a date it is not known how long the contact has waited: it comes last.
    const at = (hit: HubSpotRecord) =>
      timeOf(hit.properties[part.sort]) ?? Number.POSITIVE_INFINITY;
    found.push(...hits.map((hit) => ({ hit, at: at(hit) })));
  }
  const first = found
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .slice(0, Math.max(0, limit));
  return {
    reads: await records.reads(
      first.map(({ hit }) => hit),
      signal,
    ),
    total,
  };
}

/** Plans one search for all stages if the account has `ENTERED`, else one for each stage. */
function partsOf(metadata: CrmMetadata, natives: readonly string[]): Part[] {
  const has = (name: string) => metadata.definitions.some((definition) => definition.name === name);
  if (natives.length === 0) return [];
  if (has(ENTERED)) return [{ natives, sort: ENTERED }];
  return natives.map((native) => {
    const entered = enteredProperty(native);
    return { natives: [native], sort: has(entered) ? entered : CHANGED };
  });
}

async function readPart(
  records: Records,
  ownerId: string,
  { natives, sort }: Part,
  limit: number,
  signal: AbortSignal,
): Promise<{ hits: HubSpotRecord[]; total: number }> {
  const search: Search = {
    groups: [
      [
        { propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
        // Filters on enumerations are case-sensitive
        // (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm).
        { propertyName: 'lifecyclestage', operator: 'IN', values: natives },
      ],
    ],
    properties: [sort],
    limit: Math.max(1, Math.min(MOST_HITS, limit)),
    sort: { property: sort, direction: 'ASCENDING' },
  };
  const hits: HubSpotRecord[] = [];
  let total = 0;
  let after: string | null = '0';
  // A page may have fewer records than asked for, because unreadable ones are left out. The number
  // of pages is limited.
  for (let left = MOST_PAGES; after !== null && hits.length < limit && left > 0; left--) {
    const page: Hits = await records.search({ ...search, after }, signal);
    hits.push(...page.records);
    total = page.total;
    after = page.after;
  }
  return { hits, total };
}
