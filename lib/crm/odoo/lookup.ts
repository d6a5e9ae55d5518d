import { type Identity, linkedinSlug, normaliseEmail } from '../../domain/identity';
import type { ContactRead, LookupAnswer, Mapping } from '../connector';
import { anyOf, literally } from './domain';
import type { People } from './people';

const SLUGS_A_REQUEST = 20;
const MOST_HITS = 100;

/**
 * Finds people: addresses two hundred in two requests, profiles in the field that holds them, and where neither is known a
 * name with a company, which is only ever a question.
 */
export async function lookUp(
  people: People,
  mapping: Mapping,
  identities: readonly Identity[],
  signal: AbortSignal,
): Promise<LookupAnswer[]> {
  const emails = unique(identities.flatMap(({ email }) => normaliseEmail(email ?? '') ?? []));
  const byEmail = group(await people.byEmail(emails, signal), (read) => read.contact.emails);
  const answered = (identity: Identity) => byEmail.get(normaliseEmail(identity.email ?? '') ?? '') ?? [];
  const slugs = unique(
    identities
      .filter((identity) => answered(identity).length === 0)
      .flatMap(({ linkedinSlug: slug }) => linkedinSlug(slug ?? '') ?? []),
  );
  const field = mapping.profileField ?? 'website';
  const bySlug = group(await profiles(people, field, slugs, signal), (read) => [read.contact.linkedinSlug ?? '']);

  return Promise.all(
    identities.map(async (identity): Promise<LookupAnswer> => {
      const slug = linkedinSlug(identity.linkedinSlug ?? '');
      const sure = [...answered(identity), ...(slug === null ? [] : (bySlug.get(slug) ?? []))];
      const keyed = normaliseEmail(identity.email ?? '') !== null;
      const maybe = sure.length > 0 || keyed ? [] : await namesakes(people, identity, signal);
      return { identity, found: uniqueReads(sure), maybe };
    }),
  );
}

/** Whose profile is exactly one of the slugs: an address is looked for by a part of it, so every hit is compared. */
async function profiles(
  people: People,
  field: string,
  slugs: readonly string[],
  signal: AbortSignal,
): Promise<ContactRead[]> {
  const reads: ContactRead[] = [];
  for (let start = 0; start < slugs.length; start += SLUGS_A_REQUEST) {
    const some = slugs.slice(start, start + SLUGS_A_REQUEST);
    const conditions = some.flatMap((slug) =>
      unique([slug, encodeURIComponent(slug)]).map((form) => [[field, 'ilike', literally(`linkedin.com/in/${form}`)]]),
    );
    const hits = await people.ofLeads(anyOf(...conditions), MOST_HITS, signal);
    reads.push(...hits.filter((hit) => some.includes(hit.contact.linkedinSlug ?? '')));
  }
  return uniqueReads(reads);
}

async function namesakes(people: People, { name, company }: Identity, signal: AbortSignal): Promise<ContactRead[]> {
  const [wanted, where] = [name?.trim() ?? '', company?.trim() ?? ''];
  if (!/\s/.test(wanted) || where === '') return [];
  const domain = [
    ['contact_name', '=ilike', literally(wanted)],
    ['partner_name', '=ilike', literally(where)],
  ];
  return people.ofLeads(domain, MOST_HITS, signal);
}

function group(
  reads: readonly ContactRead[],
  keysOf: (read: ContactRead) => readonly string[],
): Map<string, ContactRead[]> {
  const groups = new Map<string, ContactRead[]>();
  for (const read of reads) for (const key of keysOf(read)) groups.set(key, [...(groups.get(key) ?? []), read]);
  return groups;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}
