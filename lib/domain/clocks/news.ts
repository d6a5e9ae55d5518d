import type { ClockView } from './clock';

/** A contact with the running clock, for notifications. */
export interface Clocked {
  readonly contactId: string;
  readonly name: string;
  readonly clock: ClockView | null;
}

/** The clocks that the rep was notified of, by contact id: which run, and its state. */
export type Notified = Readonly<Record<string, string>>;

/** Mark of a clock that was being checked at the first check: it changed before. */
const BEFORE = 'before';

/**
 * Returns the clocks that changed to soon or late since the last check, earliest due first, and the
 * clocks notified so far. Each change is reported once. The first check reports nothing, because
 * the clocks changed before it. A clock that is being checked is no news, and keeps what was
 * reported of it.
 * @param before clocks notified before; null on the first check
 */
export function clockNews<Person extends Clocked>(
  people: readonly Person[],
  before: Notified | null,
): { readonly news: Person[]; readonly notified: Notified } {
  const now: Record<string, string> = {};
  const news: Person[] = [];
  for (const person of people) {
    const { clock, contactId } = person;
    if (clock === null || clock.state === 'on-time') continue;
    const last = before?.[contactId];
    const run = `${clock.kind} ${clock.startedAt}`;
    if (clock.state === 'checking') {
      if (before === null) now[contactId] = `${run} ${BEFORE}`;
      else if (last?.startsWith(`${run} `) === true) now[contactId] = last;
      continue;
    }
    const mark = `${run} ${clock.state}`;
    now[contactId] = mark;
    if (before !== null && last !== mark && last !== `${run} ${BEFORE}`) news.push(person);
  }
  return {
    news: news.sort((a, b) => (a.clock?.dueAt ?? 0) - (b.clock?.dueAt ?? 0)),
    notified: now,
  };
}

/** Returns when the next of these clocks runs out, epoch ms; null if none will. */
export function nextTurn(people: readonly Clocked[], now: number): number | null {
  const coming = people.flatMap(({ clock }) =>
    clock !== null && clock.dueAt > now ? [clock.dueAt] : [],
  );
  return coming.length === 0 ? null : Math.min(...coming);
}
