import { emailSpellings, type Identity, linkedinSlug, normaliseEmail } from '../../domain/person/identity';
import { areNamesakes } from '../../domain/person/namesake';
import type { ContactRead, LookupAnswer } from '../port/connector';

/** The ways in which a CRM finds people; each is asked once with everything that it can answer. */
export interface Finders {
  /** Everybody with one of the addresses, spelled as given. */
  byEmail(emails: readonly string[]): Promise<readonly ContactRead[]>;
  /** Everybody whose profile is exactly one of the slugs. */
  bySlug(slugs: readonly string[]): Promise<readonly ContactRead[]>;
  /** People of that name; those of another company are left out of the answer. */
  namesakes(identity: Identity): Promise<readonly ContactRead[]>;
}

/**
 * An answer for each identity, in the order asked: by address, by profile where no address was known, and where there is no
 * key at all by name with company, which is only ever a question. @throws RelevoError of the finders
 */
export async function answerAll(identities: readonly Identity[], finders: Finders): Promise<LookupAnswer[]> {
  const emails = unique(identities.flatMap(({ email }) => normaliseEmail(email ?? '') ?? []));
  const byEmail = await findByEmail(emails, finders);
  const answered = (identity: Identity) => byEmail.get(normaliseEmail(identity.email ?? '') ?? '') ?? [];
  const slugs = unique(
    identities
      .filter((identity) => answered(identity).length === 0)
      .flatMap(({ linkedinSlug: slug }) => linkedinSlug(slug ?? '') ?? []),
  );
  const bySlug = group(await finders.bySlug(slugs), (read) => [read.contact.linkedinSlug ?? '']);
  return Promise.all(
    identities.map(async (identity): Promise<LookupAnswer> => {
      const slug = linkedinSlug(identity.linkedinSlug ?? '');
      const sure = [...answered(identity), ...(slug === null ? [] : (bySlug.get(slug) ?? []))];
      const keyed = normaliseEmail(identity.email ?? '') !== null;
      const doubtful = sure.length === 0 && !keyed && areNamesakes(identity, identity);
      const called = doubtful ? await finders.namesakes(identity) : [];
      return {
        identity,
        found: uniqueReads(sure),
        maybe: called.filter((read) => areNamesakes(identity, read.contact)),
      };
    }),
  );
}

/** Asks for addresses as they travel, and again for those that were not found and can be written in letters of another script. */
async function findByEmail(emails: readonly string[], { byEmail }: Finders): Promise<Map<string, ContactRead[]>> {
  const reads = await byEmail(emails);
  const found = group(reads, (read) => read.contact.emails);
  const others = emails.filter((email) => !found.has(email)).flatMap((email) => emailSpellings(email).slice(1));
  return others.length === 0 ? found : group([...reads, ...(await byEmail(others))], (read) => read.contact.emails);
}

/** Each contact once. */
export function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}

function group(
  reads: readonly ContactRead[],
  keysOf: (read: ContactRead) => readonly string[],
): Map<string, ContactRead[]> {
  const groups = new Map<string, ContactRead[]>();
  for (const read of reads) {
    for (const key of keysOf(read)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(read);
    }
  }
  return groups;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
