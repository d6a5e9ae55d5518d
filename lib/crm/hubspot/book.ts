import type { Stage } from '../../domain/base/stage';
import type { BookPage } from '../port/connector';
import type { CrmMetadata } from './metadata';
import { enteredProperty } from './properties';
import type { Hits, Records } from './records';
import type { HubSpotRecord } from './schemas';
import { MOST_HITS, type Search } from './search';
import { timeOf } from './to-contact';

/**
 * When a contact entered the stage at which it stands, whichever that is. Accounts of an older kind
 * lack it.
 */
const ENTERED = 'hs_v2_date_entered_current_stage';
const CHANGED = 'lastmodifieddate';
const MOST_PAGES = 10;

/** One search of a book: native stages whose people one property puts in order. */
interface Part {
  readonly natives: readonly string[];
  readonly sort: string;
}

/**
 * An owner's people at some stages, who entered theirs first at the top, and how many there are.
 * @throws RelevoError
 */
export async function readBook(
  records: Records,
  ownerId: string,
  stages: readonly Stage[],
  limit: number,
  signal: AbortSignal,
): Promise<BookPage> {
  const metadata = await records.words(signal);
  const found: { hit: HubSpotRecord; at: number }[] = [];
  let total = 0;
  for (const part of partsOf(metadata, metadata.nativesOf(stages))) {
    const { hits, total: all } = await readPart(records, ownerId, part, limit, signal);
    total += all;
    // Of whom no date is known, nobody knows how long they have waited: they come last.
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

/** One search where an account has the one date, else one for each native stage. */
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
        // Of an enumeration the case counts, as the account has it.
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
  // A page may be short of records that do not fit; pages without end are not followed.
  for (let left = MOST_PAGES; after !== null && hits.length < limit && left > 0; left--) {
    const page: Hits = await records.search({ ...search, after }, signal);
    hits.push(...page.records);
    total = page.total;
    after = page.after;
  }
  return { hits, total };
}
