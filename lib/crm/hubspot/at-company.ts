import { companyBases, comparableCompany, writtenForms } from '../../domain/person/namesake';
import type { CompanyPeople } from '../port/connector';
import type { Records } from './records';
import type { HubSpotRecord } from './schemas';
import { MOST_HITS, packed, type Search } from './search';
import { timeOf } from './to-contact';

const CHANGED = 'lastmodifieddate';
/** Most searches for one company. A long name is searched without its rarest legal forms. */
const MOST_SEARCHES = 5;

/**
 * Finds contacts by their company in all its usual spellings. HubSpot compares the values of a list
 * as a whole, in lower case
 * (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm).
 */
export async function peopleAt(
  records: Records,
  company: string,
  limit: number,
  signal: AbortSignal,
): Promise<CompanyPeople> {
  const wanted = comparableCompany(company);
  // Most likely first: every base name as it is, then with the most common legal forms.
  const bases = companyBases(company).map(writtenForms);
  const forms = (bases[0] ?? []).flatMap((_, index) => bases.flatMap((each) => each[index] ?? []));
  if (forms.length === 0 || limit < 1) return { reads: [], total: 0 };
  const searchFor = (values: readonly string[]): Search => ({
    groups: [[{ propertyName: 'company', operator: 'IN', values }]],
    properties: ['company', CHANGED],
    limit: Math.min(MOST_HITS, limit),
    sort: { property: CHANGED, direction: 'DESCENDING' },
  });
  const hits: HubSpotRecord[] = [];
  let total = 0;
  for (const values of packed([...new Set(forms)], searchFor).slice(0, MOST_SEARCHES)) {
    const page = await records.search(searchFor(values), signal);
    hits.push(...page.records);
    total += page.total;
  }
  const at = (hit: HubSpotRecord) => timeOf(hit.properties[CHANGED]) ?? 0;
  const there = hits.filter((hit) => comparableCompany(hit.properties['company'] ?? '') === wanted);
  const first = there.sort((a, b) => at(b) - at(a)).slice(0, limit);
  return { reads: await records.reads(first, signal), total };
}
