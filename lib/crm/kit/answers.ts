import { emailSpellings, type Identity, linkedinSlug } from '../../domain/person/identity';
import { areNamesakes } from '../../domain/person/namesake';
import type { LookupAnswer } from '../port/connector';
import type { ContactRead } from '../port/contact-read';

/**
 * The result for some keys: a contact in `reads` with one of the keys answers it; a key that no
 * contact has is unknown to the CRM.
 */
export interface Answered<Key> {
  readonly keys: readonly Key[];
  readonly reads: readonly ContactRead[];
}

/**
 * The ways in which a CRM finds contacts. Each is called once with everything to find, and returns
 * its results in parts; a part stays valid even if a later one fails.
 */
export interface Finders {
  /** Finds all contacts with one of the addresses, in the given spelling. */
  byEmail(emails: readonly string[]): AsyncIterable<Answered<string>>;
  /** Finds all contacts whose profile is exactly one of the slugs. */
  bySlug(slugs: readonly string[]): AsyncIterable<Answered<string>>;
  /** Finds contacts with these names; contacts of another company are left out. */
  namesakes(identities: readonly Identity[]): AsyncIterable<Answered<Identity>>;
}

/** Receives answers as soon as they are certain. */
export type Hearer = (answers: readonly LookupAnswer[]) => Promise<void>;

interface Asked {
  readonly identity: Identity;
  readonly email: string | null;
  readonly slug: string | null;
  answer: LookupAnswer | null;
}

/**
 * Answers each identity, in the given order: by address, then by profile, and without any key by
 * name and company, which is only a question to the rep.
 * @param heard gets each answer once, as soon as it is certain
 * @throws RelevoError of the finders, after `heard` got the answers that were found
 */
export async function answerAll(
  identities: readonly Identity[],
  finders: Finders,
  heard: Hearer = async () => undefined,
): Promise<LookupAnswer[]> {
  const asked = identities.map(
    (identity): Asked => ({
      identity,
      email: identity.email ?? null,
      slug: linkedinSlug(identity.linkedinSlug ?? ''),
      answer: null,
    }),
  );
  /**
   * Answers the identities that are decided. An identity without contacts is decided when no other
   * key is left to look it up by.
   */
  const tell = async (
    some: readonly Asked[],
    found: (one: Asked) => readonly ContactRead[],
    last: (one: Asked) => boolean,
  ) => {
    const decided = some.flatMap((one) => {
      const reads = uniqueReads(found(one));
      if (one.answer !== null || (reads.length === 0 && !last(one))) return [];
      one.answer = { identity: one.identity, found: reads, maybe: [] };
      return [one.answer];
    });
    if (decided.length > 0) await heard(decided);
  };
  const open = () => asked.filter(({ answer }) => answer === null);

  const byEmail = async (
    spelled: ReadonlyMap<string, string>,
    isLastSpelling: (email: string) => boolean,
  ) =>
    each(finders.byEmail, [...spelled.keys()], async ({ keys, reads }) => {
      const answered = new Set(keys.flatMap((key) => spelled.get(key) ?? []));
      await tell(
        open().filter(({ email }) => email !== null && answered.has(email)),
        ({ email }) => reads.filter(({ contact }) => contact.emails.includes(email ?? '')),
        ({ email, slug }) => slug === null && isLastSpelling(email ?? ''),
      );
    });
  const emails = unique(asked, ({ email }) => email);
  await byEmail(
    new Map(emails.map((email) => [email, email])),
    (email) => emailSpellings(email).length === 1,
  );
  // An internationalised domain may be stored in the CRM in its own script.
  const others = unique(open(), ({ email }) => email).flatMap((email) =>
    emailSpellings(email)
      .slice(1)
      .map((other) => [other, email] as const),
  );
  await byEmail(new Map(others), () => true);
  await each(
    finders.bySlug,
    unique(open(), ({ slug }) => slug),
    async ({ keys, reads }) => {
      const of = (one: Asked) => reads.filter(({ contact }) => contact.linkedinSlug === one.slug);
      const mine = open().filter(({ slug }) => slug !== null && keys.includes(slug));
      await tell(mine, of, (one) => !isQuestion(one));
    },
  );
  await tell(
    open(),
    () => [],
    (one) => !isQuestion(one),
  );
  const questions = open();
  await each(
    finders.namesakes,
    questions.map(({ identity }) => identity),
    async ({ keys, reads }) => {
      const decided = questions.flatMap((one) => {
        if (one.answer !== null || !keys.includes(one.identity)) return [];
        const maybe = uniqueReads(reads.filter((read) => areNamesakes(one.identity, read.contact)));
        one.answer = { identity: one.identity, found: [], maybe };
        return [one.answer];
      });
      if (decided.length > 0) await heard(decided);
    },
  );
  return asked.map(({ identity, answer }) => answer ?? { identity, found: [], maybe: [] });
}

/** A contact with another address is another person, even if the name is the same. */
function isQuestion({ email, identity }: Asked): boolean {
  return email === null && areNamesakes(identity, identity);
}

async function each<Key>(
  find: (keys: readonly Key[]) => AsyncIterable<Answered<Key>>,
  keys: readonly Key[],
  take: (part: Answered<Key>) => Promise<void>,
): Promise<void> {
  if (keys.length === 0) return;
  for await (const part of find(keys)) await take(part);
}

/** Returns each contact once. */
export function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}

function unique(asked: readonly Asked[], keyOf: (one: Asked) => string | null): string[] {
  return [...new Set(asked.flatMap((one) => keyOf(one) ?? []))];
}
