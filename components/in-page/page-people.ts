import type { PageAnswer } from '../../lib/bus/wire';
import { type IdentityKey, type PageIdentity, pageKey } from '../../lib/domain/person/identity';
import type { LookupResult } from '../../lib/domain/views/person';
import type { PersonOnPage, Snapshot } from '../../lib/sites/site';

/** The most people asked for in one message; the background takes no more. */
const MOST = 200;

/**
 * What is asked about somebody on a page: their address where it shows one, and then nothing else.
 */
function identityOf({ email, slug, memberId, ...shown }: PersonOnPage): PageIdentity {
  if (email !== undefined) return { email };
  const { name, company, headline, place } = shown;
  return { linkedinSlug: slug, linkedinId: memberId, name, company, headline, place };
}

/**
 * The key under which somebody on a page is asked for and answered; null where the page tells too
 * little.
 */
export function keyOf(person: PersonOnPage): IdentityKey | null {
  return pageKey(identityOf(person));
}

/** What is known of somebody on a page. */
export function resultOf(
  results: Results,
  person: PersonOnPage | null | undefined,
): LookupResult | undefined {
  const key = person == null ? null : keyOf(person);
  return key === null ? undefined : results.get(key);
}

/** Whether an address is a person to look up: machines, groups and the rep are not. */
export function isAsked({ notAPerson }: PersonOnPage): boolean {
  return notAPerson === undefined || notAPerson === 'shared';
}

/**
 * Of several whom something may be about the one to show: the first who is known; else the first.
 * Who is still asked for keeps their place, so that nobody is shown for a moment and then another.
 */
export function chosenOf<Person extends PersonOnPage>(
  results: Results,
  candidates: readonly Person[],
): Person | null {
  const state = (person: Person) => resultOf(results, person)?.state ?? 'asking';
  return (
    candidates.find((each) => state(each) !== 'unknown' && state(each) !== 'failed') ??
    candidates[0] ??
    null
  );
}

/**
 * Everybody of these whom the rep may want to know about, each once, in order; the account itself
 * is nobody.
 */
export function identitiesOf(
  people: readonly PersonOnPage[],
  account: string | null,
): PageIdentity[] {
  const once = new Map<IdentityKey, PageIdentity>();
  for (const person of people) {
    const key = keyOf(person);
    if (!isAsked(person)) continue;
    if (key !== null && (account === null || person.email !== account) && !once.has(key))
      once.set(key, identityOf(person));
  }
  return [...once.values()].slice(0, MOST);
}

/**
 * Whom the page is about, for our own surfaces beside it: each with the name that the page shows.
 */
export function pageAnswer({ account, thread, subject, company, composes }: Snapshot): PageAnswer {
  const people = (subject?.people ?? thread?.people ?? []).filter(isAsked);
  // In a group the rep chooses the person.
  const candidates =
    subject === null ? (thread?.candidates ?? []) : subject.people.length > 1 ? [] : subject.people;
  return {
    mailbox: account,
    people: people.map((person) => ({ ...identityOf(person), name: person.name })),
    focus: candidates.flatMap((each) => keyOf(each) ?? []),
    company,
    writing: composes.length > 0,
  };
}

/** Answers by key. */
export type Results = ReadonlyMap<string, LookupResult>;

/** Results by key; what is known from an earlier question stays while a new one is on its way. */
export function mergeResults(
  before: Results,
  answers: readonly LookupResult[] | undefined,
): Results {
  if (answers === undefined) return before;
  const merged = new Map(before);
  for (const answer of answers) merged.set(answer.key, answer);
  return merged;
}
