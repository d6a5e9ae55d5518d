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
  const counts = new Map<string, Transition>();
  const add = (from: Node, to: Node, count: number) => {
    if (!(count > 0)) return;
    const key = JSON.stringify([from, to]);
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + count });
  };
  for (const { path, conversions, others } of paths) {
    let from: Node = 'start';
    for (const state of statesOf(path, order)) {
      add(from, state, conversions + others);
      from = state;
    }
    add(from, 'conversion', conversions);
    add(from, 'null', others);
  }
  return inOrderOfOrigin([...counts.values()]);
}

function statesOf(path: readonly string[], order: number): (readonly string[])[] {
  if (path.length === 0) return [];
  const number = Math.max(1, path.length - order + 1);
  return Array.from({ length: number }, (_, i) => path.slice(i, i + order));
}

function inOrderOfOrigin(transitions: readonly Transition[]): Transition[] {
  const origins = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const key = JSON.stringify(transition.from);
    const own = origins.get(key) ?? [];
    origins.set(key, own);
    own.push(transition);
  }
  return [...origins.values()].flat();
}
