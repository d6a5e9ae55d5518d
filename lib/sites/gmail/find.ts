import type { HealthSignal } from '../../domain/admin';
import { type Fact, SELECTORS } from './selectors';

/** Looks things up by the catalogue, and remembers which facts the page gave and how. One for each look at a page. */
export interface Finder {
  /** All nodes of the first candidate that has any that `accept` takes: hidden ones must not keep the next from its turn. */
  all(root: ParentNode, fact: Fact, accept?: (node: Element) => boolean): Element[];
  first(root: ParentNode, fact: Fact): Element | null;
  /** Whether the node stands inside one that the fact's first candidates name. */
  within(node: Element, fact: Fact): boolean;
  /** Says that the page should have given a fact here, so that its absence counts. */
  expect(fact: Fact, found: boolean): void;
  health(): HealthSignal[];
}

const RANK = { ok: 0, fallback: 1, missing: 2 } as const;

/** The candidates of each fact as one selector, for questions in which their rank does not matter. */
const JOINED = Object.fromEntries(
  Object.entries(SELECTORS).map(([fact, candidates]) => [fact, candidates.join(',')]),
) as Readonly<Record<Fact, string>>;

export function createFinder(): Finder {
  const seen = new Map<Fact, HealthSignal['state']>();
  const note = (fact: Fact, state: HealthSignal['state']) => {
    const before = seen.get(fact);
    // A fact found once in its first form is well, whatever other corners of the page hold.
    if (before === undefined || RANK[state] < RANK[before]) seen.set(fact, state);
  };
  const all = (root: ParentNode, fact: Fact, accept?: (node: Element) => boolean): Element[] => {
    for (const [rank, selector] of SELECTORS[fact].entries()) {
      const found = root.querySelectorAll(selector);
      // Most of what is looked for is not there: a list that is empty need not be copied.
      if (found.length === 0) continue;
      const nodes = accept === undefined ? [...found] : [...found].filter(accept);
      if (nodes.length === 0) continue;
      note(fact, rank === 0 ? 'ok' : 'fallback');
      return nodes;
    }
    return [];
  };
  return {
    all,
    first: (root, fact) => all(root, fact)[0] ?? null,
    within: (node, fact) => node.closest(JOINED[fact]) !== null,
    expect: (fact, found) => {
      if (!found) note(fact, 'missing');
    },
    health: () => [...seen].map(([id, state]) => ({ id, state })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Whether a person sees the node: Gmail keeps what they left, hidden. */
export function isVisible(node: Element): boolean {
  return node.checkVisibility?.({ visibilityProperty: true }) ?? true;
}
