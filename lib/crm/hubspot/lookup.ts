import { failureOf, RelevoError } from '../../domain/base/failure';
import { profileAddress } from '../../domain/changes/merge';
import type { Identity } from '../../domain/person/identity';
import { bareName, comparableName, plainText } from '../../domain/person/namesake';
import { type Answered, answerAll, type Hearer } from '../kit/answers';
import type { LookupAnswer, Mapping } from '../port/connector';
import { findKeys } from './find-keys';
import { PROFILE } from './properties';
import { BATCH, type Records } from './records';
import type { HubSpotRecord } from './schemas';
import { type Filter, MOST_HITS, packed, type Search } from './search';
import { emailsOf, nameOf, slugOf } from './to-contact';

/**
 * Finds contacts: by address in batches of a hundred, then by secondary address; by profile in the
 * usual spellings; and, if a person has neither, by name and company, as a question to the rep.
 */
export function lookUp(
  records: Records,
  mapping: Mapping,
  identities: readonly Identity[],
  signal: AbortSignal,
  heard?: Hearer,
): Promise<LookupAnswer[]> {
  const finders = {
    byEmail: (emails: readonly string[]) => byEmail(records, emails, signal),
    bySlug: (slugs: readonly string[]) => bySlug(records, mapping, slugs, signal),
    namesakes: (some: readonly Identity[]) => namesakes(records, some, signal),
  };
  return answerAll(identities, finders, heard);
}

/**
 * Finds contacts by address. A read by address only knows the primary address of a contact;
 * secondary ones are in a property that only search can filter, word by word
 * (https://github.com/HubSpot/hubspot-api-nodejs/issues/24). An address is unknown if both find
 * nothing.
 */
async function* byEmail(
  records: Records,
  emails: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Answered<string>> {
  const metadata = await records.metadata(signal);
  const left: string[] = [];
  let failure: RelevoError | null = null;
  for (let start = 0; start < emails.length; start += BATCH) {
    const some = emails.slice(start, start + BATCH);
    const part = await records.part(some, 'email', signal);
    const reads = part.records.map((record) => records.toRead(record, metadata));
    const known = new Set(reads.flatMap(({ contact }) => contact.emails));
    yield { keys: some.filter((email) => known.has(email)), reads };
    // If a part of the batch failed, an address that is missing in the answer may still exist.
    if (part.failure === null) left.push(...some.filter((email) => !known.has(email)));
    else failure ??= new RelevoError(part.failure);
  }
  const further = {
    groupsFor: (email: string): Filter[][] => [
      [{ propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN', value: email }],
    ],
    properties: ['email', 'hs_additional_emails'],
    keysOf: emailsOf,
    priority: 'background',
  } as const;
  yield* unlessRefused(findKeys(records, left, further, signal), left);
  if (failure !== null) throw failure;
}

/** If an account does not allow a search by that property, only primary addresses are known. */
async function* unlessRefused(
  parts: AsyncGenerator<Answered<string>>,
  keys: readonly string[],
): AsyncGenerator<Answered<string>> {
  try {
    yield* parts;
  } catch (error) {
    if (failureOf(error).code !== 'crm/invalid') throw error;
    yield { keys, reads: [] };
  }
}

/**
 * Finds contacts by profile: first many at once in the spelling that Relevo writes, then one by one
 * in any spelling.
 */
async function* bySlug(
  records: Records,
  mapping: Mapping,
  slugs: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Answered<string>> {
  const fields = [...new Set([mapping.profileField ?? PROFILE, PROFILE])];
  const known = new Set<string>();
  const keysOf = (record: HubSpotRecord) =>
    [slugOf(record, mapping)].filter((slug) => slug !== null);
  const searchFor = (some: readonly string[]): Search => ({
    groups: fields.map((field) => [profileFilter(some, field)]),
    properties: fields,
    limit: MOST_HITS,
  });
  for (const some of packed(slugs, searchFor)) {
    const exact = await records.search(searchFor(some), signal);
    const hits = exact.records.filter((hit) => keysOf(hit).some((key) => some.includes(key)));
    if (hits.length === 0) continue;
    const keys = new Set(hits.flatMap(keysOf));
    for (const key of keys) known.add(key);
    yield { keys: [...keys], reads: await records.reads(hits, signal) };
  }
  const inWords = {
    groupsFor: (slug: string): Filter[][] =>
      fields.flatMap((field) =>
        formsOf(slug).map((value): Filter[] => [
          { propertyName: field, operator: 'CONTAINS_TOKEN', value },
        ]),
      ),
    properties: fields,
    keysOf,
  };
  yield* findKeys(
    records,
    slugs.filter((slug) => !known.has(slug)),
    inWords,
    signal,
  );
}

/** Returns a slug with and without percent-encoding. */
function formsOf(slug: string): string[] {
  return [...new Set([encodeURIComponent(slug), slug])];
}

/**
 * Filters by the address of profiles, as Relevo writes it and as browsers show it. In lower case,
 * because HubSpot compares lists of strings that way
 * (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm). @internal
 */
export function profileFilter(slugs: readonly string[], field = PROFILE): Filter {
  const address = profileAddress('');
  const values = slugs.flatMap((slug) =>
    formsOf(slug).flatMap((form) => [`${address}${form}`, `${address}${form}/`]),
  );
  return {
    propertyName: field,
    operator: 'IN',
    values: values.map((value) => value.toLowerCase()),
  };
}

/**
 * Finds contacts by name, with any split into first and last names, with and without accents. The
 * company is compared here, because HubSpot would only find it in exactly the same spelling.
 */
async function* namesakes(
  records: Records,
  identities: readonly Identity[],
  signal: AbortSignal,
): AsyncGenerator<Answered<Identity>> {
  const names = new Map(identities.map(({ name = '' }) => [comparableName(name), name]));
  const how = {
    groupsFor: (key: string) => partings(names.get(key) ?? ''),
    properties: ['firstname', 'lastname'],
    keysOf: (record: HubSpotRecord) => [comparableName(nameOf(record))],
  };
  for await (const { keys, reads } of findKeys(records, [...names.keys()], how, signal)) {
    yield {
      keys: identities.filter(({ name = '' }) => keys.includes(comparableName(name))),
      reads,
    };
  }
}

/**
 * Builds one filter group for all splits of a name. It combines every first part with every last
 * part, which finds few further contacts; the rep is asked anyway.
 */
function partings(name: string): Filter[][] {
  const forms = [
    ...new Set(
      [name, bareName(name)].flatMap((form) => [form.trim().toLowerCase(), plainText(form).trim()]),
    ),
  ];
  const given = new Set<string>();
  const family = new Set<string>();
  for (const words of forms.map((form) => form.split(/\s+/))) {
    for (let at = 1; at < words.length; at++) {
      given.add(words.slice(0, at).join(' '));
      family.add(words.slice(at).join(' '));
    }
  }
  if (given.size === 0) return [];
  return [
    [
      { propertyName: 'firstname', operator: 'IN', values: [...given] },
      { propertyName: 'lastname', operator: 'IN', values: [...family] },
    ],
  ];
}
