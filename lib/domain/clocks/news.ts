import type { ClockView } from './clock';

/** Somebody with a clock, as far as telling of it goes. */
export interface Clocked {
  readonly contactId: string;
  readonly name: string;
  readonly clock: ClockView | null;
}

/** What was told of each person's clock: which run of it, and how far it had come. */
export type Told = Readonly<Record<string, string>>;

/**
 * Whose clocks have turned to soon or late since the last look, the latest first, and what is told
 * now. One turn is told once; at the very first look nothing is, since nothing has turned before
 * somebody's eyes.
 * @param told what was told before; null where nobody has looked yet
 */
export function clockNews<Person extends Clocked>(
  people: readonly Person[],
  told: Told | null,
): { readonly news: Person[]; readonly told: Told } {
  const now: Record<string, string> = {};
  const news: Person[] = [];
  for (const person of people) {
    const { clock, contactId } = person;
    if (clock === null || clock.state === 'on-time') continue;
    const mark = `${clock.kind} ${clock.startedAt} ${clock.state}`;
    now[contactId] = mark;
    if (told !== null && told[contactId] !== mark) news.push(person);
  }
  return { news: news.sort((a, b) => (a.clock?.dueAt ?? 0) - (b.clock?.dueAt ?? 0)), told: now };
}

/** When the next of these clocks runs out, epoch ms; null where none will. */
export function nextTurn(people: readonly Clocked[], now: number): number | null {
  const coming = people.flatMap(({ clock }) =>
    clock !== null && clock.dueAt > now ? [clock.dueAt] : [],
  );
  return coming.length === 0 ? null : Math.min(...coming);
}
