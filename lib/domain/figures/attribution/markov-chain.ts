import { ended } from './steps';

/** Journeys that took the same path. */
export interface PathCount {
  readonly path: readonly string[];
  /** Customers among them. */
  readonly conversions: number;
  readonly others: number;
}

/** Where a journey ends. */
export type End = 'conversion' | 'null';

/**
 * A state: the last touches in order, as many as the order of the chain; an end; or the beginning.
 */
export type Node = readonly string[] | End | 'start';

/** How many journeys went from one state to another. */
export interface Transition {
  readonly from: Node;
  readonly to: Node;
  readonly count: number;
}

/**
 * Transitions of all journeys, customers and others, in the order in which they are first met. With
 * order k a state is the last k touches; the first is the first k touches, or the whole path where
 * that is shorter.
 */
export function chainOf(paths: readonly PathCount[], order = 1): Transition[] {
  return ended(chainSteps(paths, order));
}

/** The same, a journey between two yields. */
export function* chainSteps(
  paths: readonly PathCount[],
  order = 1,
): Generator<void, Transition[], void> {
  // By the keys of both ends: a text of both together, made for every step, takes most of the time.
  const counts = new Map<string, Map<string, Transition>>();
  for (const { path, conversions, others } of paths) {
    let [from, origin]: [Node, string] = ['start', 'start'];
    const add = (to: Node, target: string, count: number) => {
      if (!(count > 0)) return;
      const own = counts.get(origin) ?? new Map<string, Transition>();
      counts.set(origin, own);
      own.set(target, { from, to, count: (own.get(target)?.count ?? 0) + count });
    };
    for (const state of statesOf(path, order)) {
      const key = keyOf(state);
      add(state, key, conversions + others);
      [from, origin] = [state, key];
    }
    add('conversion', 'conversion', conversions);
    add('null', 'null', others);
    yield;
  }
  return [...counts.values()].flatMap((own) => [...own.values()]);
}

/** A text for each state, none of them the name of an end. */
function keyOf(state: readonly string[]): string {
  const [only = ''] = state;
  return state.length === 1 ? `1 ${only}` : JSON.stringify(state);
}

function statesOf(path: readonly string[], order: number): (readonly string[])[] {
  if (path.length === 0) return [];
  const number = Math.max(1, path.length - order + 1);
  return Array.from({ length: number }, (_, i) => path.slice(i, i + order));
}
