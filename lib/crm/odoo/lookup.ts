import type { Identity } from '../../domain/person/identity';
import { plainText } from '../../domain/person/namesake';
import { answerAll, uniqueReads } from '../kit/answers';
import type { ContactRead, LookupAnswer, Mapping } from '../port/connector';
import { anyOf, literally } from './domain';
import type { People } from './people';

const SLUGS_A_REQUEST = 20;
const MOST_HITS = 100;

/**
 * Finds people: addresses two hundred in two requests, profiles in the field that holds them, and where neither is known a
 * name with a company, which is only ever a question.
 */
export function lookUp(
  people: People,
  mapping: Mapping,
  identities: readonly Identity[],
  signal: AbortSignal,
): Promise<LookupAnswer[]> {
  return answerAll(identities, {
    byEmail: (emails) => people.byEmail(emails, signal),
    bySlug: (slugs) => profiles(people, mapping.profileField ?? 'website', slugs, signal),
    namesakes: (identity) => namesakes(people, identity, signal),
  });
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
      [...new Set([slug, encodeURIComponent(slug)])].map((form) => [
        [field, 'ilike', literally(`linkedin.com/in/${form}`)],
      ]),
    );
    const hits = await people.ofLeads(anyOf(...conditions), MOST_HITS, signal);
    reads.push(...hits.filter((hit) => some.includes(hit.contact.linkedinSlug ?? '')));
  }
  return uniqueReads(reads);
}

/** People called so; their companies are compared by whoever asked. */
async function namesakes(people: People, { name = '' }: Identity, signal: AbortSignal): Promise<ContactRead[]> {
  const forms = formsOf(name.trim().replace(/\s+/g, ' ')).filter((form) => form.includes(' '));
  if (forms.length === 0) return [];
  const domain = anyOf(...forms.map((form) => [['contact_name', '=ilike', literally(form)]]));
  return people.ofLeads(domain, MOST_HITS, signal);
}

/**
 * The ways in which people write a name: as it is, in small letters, with capitals, in capitals alone, without accents. A database
 * may compare the letters of English without their case and all others with it.
 */
function formsOf(name: string): string[] {
  const small = name.toLowerCase();
  const capitals = small.replace(/(?<=^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([name, small, capitals, name.toUpperCase(), plainText(name)])];
}
