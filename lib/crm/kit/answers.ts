import {
  emailSpellings,
  type Identity,
  linkedinSlug,
  normaliseEmail,
} from '../../domain/person/identity';
import { areNamesakes } from '../../domain/person/namesake';
import type { LookupAnswer } from '../port/connector';
import type { ContactRead } from '../port/contact-read';

/**
 * What became of some keys: whoever of `reads` has one of them is its answer; nobody, where none
 * has it.
 */
export interface Answered<Key> {
  readonly keys: readonly Key[];
  readonly reads: readonly ContactRead[];
}

/**
 * The ways in which a CRM finds people; each is asked once with everything that it can answer, and
 * answers in parts: what one part says stands, whatever becomes of the next.
 */
export interface Finders {
  /** Everybody with one of the addresses, spelled as given. */
  byEmail(emails: readonly string[]): AsyncIterable<Answered<string>>;
  /** Everybody whose profile is exactly one of the slugs. */
  bySlug(slugs: readonly string[]): AsyncIterable<Answered<string>>;
  /** People of these names; those of another company are left out of the answer. */
  namesakes(identities: readonly Identity[]): AsyncIterable<Answered<Identity>>;
}

/** Hears answers as soon as they are certain. */
export type Hearer = (answers: readonly LookupAnswer[]) => Promise<void>;

interface Asked {
  readonly identity: Identity;
  readonly email: string | null;
  readonly slug: string | null;
  answer: LookupAnswer | null;
}

/**
 * An answer for each identity, in the order asked: by address, by profile where no address was
 * known, and where there is no key at all by name with company, which is only ever a question.
 * @param heard is told each answer once, as soon as it is certain
 * @throws RelevoError of the finders, when what they could answer was told
 */
export async function answerAll(
  identities: readonly Identity[],
  finders: Finders,
  heard: Hearer = async () => undefined,
): Promise<LookupAnswer[]> {
  const asked = identities.map(
    (identity): Asked => ({
      identity,
      email: normaliseEmail(identity.email ?? ''),
      slug: linkedinSlug(identity.linkedinSlug ?? ''),
      answer: null,
    }),
  );
  /**
   * Answers those whose question is decided; one of nobody is decided when nothing else is left to
   * ask it by.
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
  // A domain of another script may stand in the CRM in its own letters.
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

/** Whoever has another address is somebody else, whatever they are called. */
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

/** Each contact once. */
export function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}

function unique(asked: readonly Asked[], keyOf: (one: Asked) => string | null): string[] {
  return [...new Set(asked.flatMap((one) => keyOf(one) ?? []))];
}
