import type { PageAnswer } from '../../lib/bus/wire';
import { type IdentityKey, type PageIdentity, pageKey } from '../../lib/domain/person/identity';
import type { LookupResult } from '../../lib/domain/views/person';
import type { PersonOnPage, Snapshot } from '../../lib/sites/site';

/** Most people in one lookup; the background accepts no more. */
const MOST = 200;

/** Returns the identity to look up for a person on a page: only the address if there is one. */
function identityOf({ email, linkedinSlug, linkedinId, ...shown }: PersonOnPage): PageIdentity {
  if (email !== undefined) return { email };
  const { name, company, headline, place } = shown;
  return { linkedinSlug, linkedinId, name, company, headline, place };
}

/** Returns the key that identifies a person in messages; null if the page shows too little. */
export function keyOf(person: PersonOnPage): IdentityKey | null {
  return pageKey(identityOf(person));
}

/** Returns what is known about a person on a page. */
export function resultOf(
  results: Results,
  person: PersonOnPage | null | undefined,
): LookupResult | undefined {
  const key = person == null ? null : keyOf(person);
  return key === null ? undefined : results.get(key);
}

/** Whether a person is looked up: automatic senders, groups and the rep are not. */
export function isAsked({ notAPerson }: PersonOnPage): boolean {
  return notAPerson === undefined || notAPerson === 'shared';
}

/**
 * Returns the person to show out of several: the first known one, else the first. A person who is
 * still being looked up keeps their position, so that the card does not switch between people.
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

/** Returns the identities to look up, each once, in order, without the account itself. */
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
 * Returns the people on the page for popup and side panel, each with the name that the page shows.
 */
export function pageAnswer({ account, thread, subject, company, composes }: Snapshot): PageAnswer {
  const people = (subject?.people ?? thread?.people ?? []).filter(isAsked);
  // In a group conversation the rep chooses the person.
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

/** Lookup results by key. */
export type Results = ReadonlyMap<string, LookupResult>;

/** Merges new results; earlier ones stay while a new lookup is in progress. */
export function mergeResults(
  before: Results,
  answers: readonly LookupResult[] | undefined,
): Results {
  if (answers === undefined) return before;
  const merged = new Map(before);
  for (const answer of answers) merged.set(answer.key, answer);
  return merged;
}
