import type { Identity } from '../../domain/person/identity';
import { plainText } from '../../domain/person/namesake';
import { answerAll, uniqueReads } from '../kit/answers';
import type { ContactRead, LookupAnswer, Mapping } from '../port/connector';
import type { Filter, Records } from './records';
import { PROFILE } from './set-profile';

const SLUGS_A_SEARCH = 10;
const MOST_HITS = 100;

/**
 * Finds people: addresses in batches of a hundred, profiles by the forms in which people write them, and where neither is
 * known a name with a company, which is only ever a question.
 */
export async function lookUp(
  records: Records,
  mapping: Mapping,
  identities: readonly Identity[],
  signal: AbortSignal,
): Promise<LookupAnswer[]> {
  const metadata = await records.words(signal);
  return answerAll(identities, {
    byEmail: async (emails) =>
      (await records.batch(emails, 'email', signal)).map((record) => records.toRead(record, metadata)),
    bySlug: (slugs) => profiles(records, [...new Set([mapping.profileField ?? PROFILE, PROFILE])], slugs, signal),
    namesakes: (identity) => namesakes(records, identity, signal),
  });
}

/** Contacts whose profile is exactly one of the slugs: search is free with tokens, so every hit is compared. */
async function profiles(
  records: Records,
  fields: readonly string[],
  slugs: readonly string[],
  signal: AbortSignal,
): Promise<ContactRead[]> {
  const metadata = await records.words(signal);
  const reads: ContactRead[] = [];
  for (let start = 0; start < slugs.length; start += SLUGS_A_SEARCH) {
    const some = slugs.slice(start, start + SLUGS_A_SEARCH);
    const groups = fields.map((field) => [profileFilter(some, field)]);
    const exact = await records.search({ groups, limit: MOST_HITS }, signal);
    const hits = exact.records.map((record) => records.toRead(record, metadata));
    const left = some.filter((slug) => !hits.some((hit) => hit.contact.linkedinSlug === slug));
    for (const slug of left) {
      const filters = fields.map((field): Filter[] => [
        { propertyName: field, operator: 'CONTAINS_TOKEN', value: slug },
      ]);
      const near = await records.search({ groups: filters, limit: MOST_HITS }, signal);
      hits.push(...near.records.map((record) => records.toRead(record, metadata)));
    }
    reads.push(...hits.filter((hit) => some.includes(hit.contact.linkedinSlug ?? '')));
  }
  return uniqueReads(reads);
}

/**
 * The forms in which a profile's address is written by hand. Lower case: HubSpot compares lists so.
 * @internal
 */
export function profileFilter(slugs: readonly string[], field = PROFILE): Filter {
  const hosts = [
    'https://www.linkedin.com',
    'https://linkedin.com',
    'http://www.linkedin.com',
    'www.linkedin.com',
    'linkedin.com',
  ];
  const values = slugs.flatMap((slug) => hosts.flatMap((host) => [`${host}/in/${slug}`, `${host}/in/${slug}/`]));
  return { propertyName: field, operator: 'IN', values };
}

/**
 * People called so, as the name is written and without accents; HubSpot is not told the company, which is compared here: it
 * would find it only as it is written there.
 */
async function namesakes(records: Records, { name = '' }: Identity, signal: AbortSignal): Promise<ContactRead[]> {
  const forms = [...new Set([name.trim().toLowerCase(), plainText(name).trim()])].map((form) => form.split(/\s+/));
  const groups = forms.flatMap(([first, ...rest]): Filter[][] =>
    first === undefined || rest.length === 0
      ? []
      : [
          [
            { propertyName: 'firstname', operator: 'EQ', value: first },
            { propertyName: 'lastname', operator: 'EQ', value: rest.join(' ') },
          ],
        ],
  );
  if (groups.length === 0) return [];
  const metadata = await records.words(signal);
  const hits = await records.search({ groups, limit: MOST_HITS }, signal);
  return hits.records.map((record) => records.toRead(record, metadata));
}
