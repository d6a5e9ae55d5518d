import type { Identity } from '../../domain/identity';
import { answerAll, uniqueReads } from '../answers';
import type { ContactRead, LookupAnswer } from '../connector';
import type { Filter, Records } from './records';

const SLUGS_A_SEARCH = 10;
const MOST_HITS = 100;

/**
 * Finds people: addresses in batches of a hundred, profiles by the forms in which people write them, and where neither is
 * known a name with a company, which is only ever a question.
 */
export async function lookUp(
  records: Records,
  identities: readonly Identity[],
  signal: AbortSignal,
): Promise<LookupAnswer[]> {
  const words = await records.words(signal);
  return answerAll(identities, {
    byEmail: async (emails) =>
      (await records.batch(emails, 'email', signal)).map((record) => records.toRead(record, words)),
    bySlug: (slugs) => profiles(records, slugs, signal),
    namesakes: (identity) => namesakes(records, identity, signal),
  });
}

/** Contacts whose profile is exactly one of the slugs: search is free with tokens, so every hit is compared. */
async function profiles(records: Records, slugs: readonly string[], signal: AbortSignal): Promise<ContactRead[]> {
  const words = await records.words(signal);
  const reads: ContactRead[] = [];
  for (let start = 0; start < slugs.length; start += SLUGS_A_SEARCH) {
    const some = slugs.slice(start, start + SLUGS_A_SEARCH);
    const exact = await records.search({ groups: [[profileFilter(some)]], limit: MOST_HITS }, signal);
    const hits = exact.records.map((record) => records.toRead(record, words));
    const left = some.filter((slug) => !hits.some((hit) => hit.contact.linkedinSlug === slug));
    for (const slug of left) {
      const filter: Filter = { propertyName: 'hs_linkedin_url', operator: 'CONTAINS_TOKEN', value: slug };
      const near = await records.search({ groups: [[filter]], limit: MOST_HITS }, signal);
      hits.push(...near.records.map((record) => records.toRead(record, words)));
    }
    reads.push(...hits.filter((hit) => some.includes(hit.contact.linkedinSlug ?? '')));
  }
  return uniqueReads(reads);
}

/** The forms in which a profile's address is written by hand. Lower case: HubSpot compares lists so. */
export function profileFilter(slugs: readonly string[]): Filter {
  const hosts = [
    'https://www.linkedin.com',
    'https://linkedin.com',
    'http://www.linkedin.com',
    'www.linkedin.com',
    'linkedin.com',
  ];
  const values = slugs.flatMap((slug) => hosts.flatMap((host) => [`${host}/in/${slug}`, `${host}/in/${slug}/`]));
  return { propertyName: 'hs_linkedin_url', operator: 'IN', values };
}

async function namesakes(records: Records, { name, company }: Identity, signal: AbortSignal): Promise<ContactRead[]> {
  const [first, ...rest] = (name ?? '').trim().split(/\s+/);
  if (first === undefined || rest.length === 0 || company === undefined || company.trim() === '') return [];
  const words = await records.words(signal);
  const filters: Filter[] = [
    { propertyName: 'firstname', operator: 'EQ', value: first },
    { propertyName: 'lastname', operator: 'EQ', value: rest.join(' ') },
    { propertyName: 'company', operator: 'EQ', value: company.trim() },
  ];
  const hits = await records.search({ groups: [filters], limit: MOST_HITS }, signal);
  return hits.records.map((record) => records.toRead(record, words));
}
