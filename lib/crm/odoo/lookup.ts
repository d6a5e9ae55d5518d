import type { Identity } from '../../domain/person/identity';
import { bareName, plainText } from '../../domain/person/namesake';
import { type Answered, answerAll, type Hearer, uniqueReads } from '../kit/answers';
import type { LookupAnswer, Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import { anyOf, literally } from './domain';
import type { People } from './people';

const SLUGS_A_REQUEST = 20;
const MOST_HITS = 100;

/**
 * Finds people: addresses two hundred in two requests, profiles in the field that holds them, and
 * where neither is known a name with a company, which is only ever a question.
 */
export function lookUp(
  people: People,
  mapping: Mapping,
  identities: readonly Identity[],
  signal: AbortSignal,
  heard?: Hearer,
): Promise<LookupAnswer[]> {
  const finders = {
    async *byEmail(emails: readonly string[]) {
      yield { keys: emails, reads: await people.byEmail(emails, signal) };
    },
    bySlug: (slugs: readonly string[]) =>
      profiles(people, mapping.profileField ?? 'website', slugs, signal),
    async *namesakes(some: readonly Identity[]) {
      for (const identity of some)
        yield { keys: [identity], reads: await namesakes(people, identity, signal) };
    },
  };
  return answerAll(identities, finders, heard);
}

/**
 * Whose profile is exactly one of the slugs: an address is looked for by a part of it, so every hit
 * is compared.
 */
async function* profiles(
  people: People,
  field: string,
  slugs: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Answered<string>> {
  for (let start = 0; start < slugs.length; start += SLUGS_A_REQUEST) {
    const some = slugs.slice(start, start + SLUGS_A_REQUEST);
    const conditions = some.flatMap((slug) =>
      [...new Set([slug, encodeURIComponent(slug)])].map((form) => [
        [field, 'ilike', literally(`linkedin.com/in/${form}`)],
      ]),
    );
    const hits = await people.ofLeads(anyOf(...conditions), MOST_HITS, signal);
    yield {
      keys: some,
      reads: uniqueReads(hits.filter((hit) => some.includes(hit.contact.linkedinSlug ?? ''))),
    };
  }
}

/** People with these names; the caller compares their companies. */
async function namesakes(
  people: People,
  { name = '' }: Identity,
  signal: AbortSignal,
): Promise<ContactRead[]> {
  const names = [...new Set([name.trim().replace(/\s+/g, ' '), bareName(name)])];
  const forms = names.flatMap(formsOf).filter((form) => form.includes(' '));
  if (forms.length === 0) return [];
  const called = (field: string) =>
    anyOf(...forms.map((form) => [[field, '=ilike', literally(form)]]));
  const [leads, entries] = await Promise.all([
    people.ofLeads(called('contact_name'), MOST_HITS, signal),
    people.ofPartners([['is_company', '=', false], ...called('name')], MOST_HITS, signal),
  ]);
  return uniqueReads([...leads, ...entries]);
}

/**
 * The ways in which people write a name: as it is, in small letters, with capitals, in capitals
 * alone, without accents. A database may compare the letters of English without their case and all
 * others with it.
 */
function formsOf(name: string): string[] {
  const small = name.toLowerCase();
  const capitals = small.replace(/(?<=^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([name, small, capitals, name.toUpperCase(), plainText(name)])];
}
