import type { Bus } from '../../../lib/bus/client';
import { joinPeople } from '../../../lib/domain/import/gathering';
import type { ImportFacts, ImportPerson } from '../../../lib/domain/import/model';
import type { ImportLook } from '../../../lib/domain/views/import';

/** People that one message carries: the contract takes as many. */
export const BATCH = 500;
export const TIMEOUT_MS = 60_000;

/** The people of a file beside those of the workspace. */
export interface Compared {
  /** People that an import adds or changes. */
  readonly people: readonly ImportPerson[];
  readonly fresh: number;
  readonly known: number;
  /** People for whom the file has nothing new. */
  readonly same: number;
  /** New people without a stage. */
  readonly stageless: number;
}

/**
 * Asks who the people of a file are in the workspace. Several who turn out to be one person there
 * are joined, so that what is promised is what an import does.
 * @param progress is given how much is done, from 0 to 1
 * @returns null when `signal` aborted it
 * @throws RelevoError when the background fails
 */
export async function comparePeople(
  bus: Bus,
  people: readonly ImportPerson[],
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<Compared | null> {
  const looks = await look(bus, people, progress, signal);
  if (looks === null) return null;
  const { joined, again } = joinById(people, looks);
  const second = await look(bus, again, () => undefined, signal);
  if (second === null) return null;
  const judged = [
    ...joined,
    ...again.map((person, index) => ({ person, look: second[index] ?? NEW })),
  ];
  const changed = judged.filter((each) => each.look.changes);
  const fresh = changed.filter((each) => each.look.id === null);
  return {
    people: changed.map(({ person }) => person),
    fresh: fresh.length,
    known: changed.length - fresh.length,
    same: judged.length - changed.length,
    stageless: fresh.filter(({ person }) => person.stage === null).length,
  };
}

const NEW: ImportLook = { id: null, changes: true };

/** What the background takes of a person. */
export function factsOf({ lines: _, ...facts }: ImportPerson): ImportFacts {
  return facts;
}

async function look(
  bus: Bus,
  people: readonly ImportPerson[],
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<ImportLook[] | null> {
  const looks: ImportLook[] = [];
  for (let at = 0; at < people.length; at += BATCH) {
    const part = people.slice(at, at + BATCH).map(factsOf);
    looks.push(...(await bus.call('import.look', { people: part }, TIMEOUT_MS)));
    if (signal.aborted) return null;
    progress(Math.min(1, (at + BATCH) / people.length));
  }
  return looks;
}

interface Judged {
  readonly person: ImportPerson;
  readonly look: ImportLook;
}

/** Joins people who are one person in the workspace; what that changes has to be asked again. */
function joinById(
  people: readonly ImportPerson[],
  looks: readonly ImportLook[],
): { joined: Judged[]; again: ImportPerson[] } {
  const byId = new Map<string, ImportPerson>();
  const several = new Set<string>();
  for (const [index, person] of people.entries()) {
    const id = looks[index]?.id ?? null;
    if (id === null) continue;
    const other = byId.get(id);
    if (other !== undefined) several.add(id);
    byId.set(id, other === undefined ? person : joinPeople(other, person));
  }
  const joined = people.flatMap((person, index): Judged[] => {
    const each = looks[index] ?? NEW;
    return each.id !== null && several.has(each.id) ? [] : [{ person, look: each }];
  });
  return { joined, again: [...several].flatMap((id) => byId.get(id) ?? []) };
}
