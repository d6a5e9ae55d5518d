import type { Identity, IdentityKey } from '../../lib/domain/identity';
import type { LookupResult } from '../../lib/domain/view';
import type { PlacedPerson, Snapshot } from '../../lib/sites/site';

/** The most people asked for in one message; the background takes no more. */
const MOST = 200;

/** Everybody on the page whom the rep may want to know about, each once: the thread first, then who is written to, then rows. */
export function identitiesOf(snapshot: Snapshot): Identity[] {
  const people: PlacedPerson[] = [
    ...(snapshot.thread?.people ?? []),
    ...snapshot.composes.flatMap((compose) => compose.people),
    ...snapshot.rows.flatMap((row) => row.about ?? []),
  ];
  const emails = new Set(people.flatMap((person) => person.email ?? []));
  return [...emails]
    .filter((email) => email !== snapshot.account)
    .slice(0, MOST)
    .map((email) => ({ email }));
}

/** The key of a person of Gmail's: their address. */
export function keyOf(email: string): IdentityKey {
  return `e:${email}`;
}

/** The people of the open thread, for the popup: each with the name that the page shows. */
export function threadPeople(snapshot: Snapshot): { people: { email: string; name?: string }[]; focus: string | null } {
  const people = (snapshot.thread?.people ?? []).flatMap(({ email, name }) =>
    email === undefined ? [] : [{ email, ...(name === undefined ? {} : { name }) }],
  );
  return { people, focus: snapshot.thread?.focus ?? null };
}

/** Results by key; what is known from an earlier question stays while a new one is on its way. */
export function mergeResults(
  before: ReadonlyMap<string, LookupResult>,
  answers: readonly LookupResult[] | undefined,
): ReadonlyMap<string, LookupResult> {
  if (answers === undefined) return before;
  const merged = new Map(before);
  for (const answer of answers) merged.set(answer.key, answer);
  return merged;
}
