import type { CountedPeople, CountFilter, CountQuestion } from '../port/figures';
import {
  type CountGroup,
  cameGroups,
  inFlightGroups,
  narrowing,
  nativesFrom,
  passedGroups,
  standsGroup,
} from './figure-groups';
import type { CrmMetadata } from './metadata';
import { enteredProperty } from './properties';
import { BATCH, type Records } from './records';
import type { HubSpotRecord } from './schemas';
import { MOST_IN_GROUP, packed, type Search } from './search';
import { timeOf } from './to-contact';
import { filtersOf } from './totals';

const DAY_MS = 86_400_000;
/** Searches for one page, where most of the hits are not counted. */
const MOST_SEARCHES = 5;
/** HubSpot goes no further than this into the hits of a search. */
const MOST_HITS = 10_000;

/**
 * A page of the people behind a number, by as few searches as hold them all. What a search cannot
 * ask is looked at in its hits. A page may be short, or empty, and another one follow.
 * @param cursor number of the search and HubSpot's own place in it
 * @throws RelevoError
 */
export async function countedPeople(
  records: Records,
  metadata: CrmMetadata,
  question: CountQuestion,
  filter: CountFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<CountedPeople> {
  const natives = nativesFrom(metadata, question.stage);
  const searches = searchesFor(question, filter, metadata, natives);
  let [index = 0, after = 0] = (cursor ?? '').split(':').map(Number);
  const found: HubSpotRecord[] = [];
  for (let left = MOST_SEARCHES; left > 0 && found.length === 0; left--) {
    const { search, dated } = searches[index] ?? {};
    if (search === undefined || dated === undefined) return { reads: [], next: null };
    const page = await records.search({ ...search, after: String(after) }, signal);
    found.push(...page.records.filter((hit) => isCounted(hit, question, metadata, dated)));
    after = Number(page.after ?? 0);
    if (page.after === null || after + BATCH > MOST_HITS) [index, after] = [index + 1, 0];
  }
  const reads = await records.reads(found, signal);
  return { reads, next: index < searches.length ? `${index}:${after}` : null };
}

function searchesFor(
  question: CountQuestion,
  filter: CountFilter,
  metadata: CrmMetadata,
  natives: readonly string[],
): { search: Search; dated: readonly string[] }[] {
  const own = metadata.nativesOf([question.stage]);
  const span = question.kind === 'stands' ? null : question.span;
  const more = narrowing(filter);
  // Filters that find no room are what `isCounted` looks at.
  const room = MOST_IN_GROUP - 1 - more.length;
  const groups = groupsOf(question, own, natives).map((group) => ({
    ...group,
    filters: [...group.filters.slice(-room), ...more],
  }));
  const searchFor = (some: readonly CountGroup[]): Search => ({
    groups: some.map((group) => filtersOf(group, { span, ids: null })),
    properties: ['lifecyclestage', ...natives.map(enteredProperty)],
    limit: BATCH,
    sort: { property: enteredProperty(own[0] ?? ''), direction: 'DESCENDING' },
  });
  return packed(groups, searchFor).map((pack) => ({
    search: searchFor(pack),
    dated: pack.map(({ dated }) => dated),
  }));
}

function groupsOf(
  { kind }: CountQuestion,
  own: readonly string[],
  natives: readonly string[],
): CountGroup[] {
  if (kind === 'stands') return [standsGroup(own)];
  if (kind === 'passed') return passedGroups(own, natives);
  return kind === 'in-flight' ? inFlightGroups(own) : cameGroups(natives);
}

/**
 * Whether a hit is one of those whom the question counts (see `cameGroups`).
 * @param dated the properties that this search looks for: who is dated by another one is a hit of
 * another search
 */
function isCounted(
  { properties }: HubSpotRecord,
  question: CountQuestion,
  metadata: CrmMetadata,
  dated: readonly string[],
): boolean {
  if (question.kind === 'stands') return true;
  const firstOf = (some: readonly string[]) =>
    some.map(enteredProperty).find((property) => timeOf(properties[property]) !== null) ?? null;
  const first = firstOf(
    question.kind === 'in-flight'
      ? metadata.nativesOf([question.stage])
      : nativesFrom(metadata, question.stage),
  );
  const came = first === null || !dated.includes(first) ? null : timeOf(properties[first]);
  if (came === null || came < question.span.from || came >= question.span.until) return false;
  if (question.kind !== 'went-on') return true;
  const gone = firstOf(nativesFrom(metadata, question.next));
  const on = gone === null ? null : timeOf(properties[gone]);
  const { withinDays } = question;
  return on !== null && (withinDays === null || on - came <= withinDays * DAY_MS);
}
