import type { HealthSignal } from '../domain/views/admin';

/**
 * Every selector of a site's pages, by fact; the candidates of a fact in the order in which they
 * are tried.
 */
export type Catalogue<Fact extends string> = Readonly<Record<Fact, readonly string[]>>;

/**
 * Looks things up by a site's catalogue, and remembers which facts the page gave and how. One for
 * each look at a page.
 */
export interface Finder<Fact extends string> {
  /**
   * All nodes of the first candidate that has any that `accept` takes: hidden ones must not keep
   * the next from its turn.
   */
  all(root: ParentNode, fact: Fact, accept?: (node: Element) => boolean): Element[];
  first(root: ParentNode, fact: Fact): Element | null;
  /** Whether the node stands inside one that the fact's first candidates name. */
  within(node: Element, fact: Fact): boolean;
  /** Says that the page should have given a fact here, so that its absence counts. */
  expect(fact: Fact, found: boolean): void;
  health(): HealthSignal[];
}

const RANK = { ok: 0, fallback: 1, missing: 2 } as const;

export function createFinder<Fact extends string>(catalogue: Catalogue<Fact>): Finder<Fact> {
  const seen = new Map<Fact, HealthSignal['state']>();
  const note = (fact: Fact, state: HealthSignal['state']) => {
    const before = seen.get(fact);
    // A fact found once in its first form is well, whatever other corners of the page hold.
    if (before === undefined || RANK[state] < RANK[before]) seen.set(fact, state);
  };
  const all = (root: ParentNode, fact: Fact, accept?: (node: Element) => boolean): Element[] => {
    for (const [rank, selector] of catalogue[fact].entries()) {
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
    // Rank does not matter here.
    within: (node, fact) => node.closest(catalogue[fact].join()) !== null,
    expect: (fact, found) => {
      if (!found) note(fact, 'missing');
    },
    health: () =>
      [...seen].map(([id, state]) => ({ id, state })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/**
 * Whether a visible node is where nobody can see it all the same: transparent, or where the window
 * cannot be scrolled to.
 */
export function isAway(node: Element): boolean {
  if (node.checkVisibility?.({ opacityProperty: true }) === false) return true;
  const { left, right, bottom } = node.getBoundingClientRect();
  const { ownerDocument: document } = node;
  const { clientWidth, scrollLeft, scrollTop } = document.documentElement;
  // A page that is not laid out has no width.
  return (
    clientWidth > 0 &&
    right > left &&
    (right + scrollLeft <= 0 || left >= clientWidth || bottom + scrollTop <= 0)
  );
}

/**
 * Whether a visible node is where a person can see and use it: on the part of the page that the
 * window shows, and neither transparent nor out of reach (`inert`, `aria-hidden`).
 */
export function isClear(node: Element): boolean {
  if (node.closest('[inert],[aria-hidden="true"]') !== null || isAway(node)) return false;
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && bottom > top && top < node.ownerDocument.documentElement.clientHeight;
}

/** Whether a person sees the node: pages keep what was left, hidden. */
export function isVisible(node: Element): boolean {
  return node.checkVisibility?.({ visibilityProperty: true }) ?? true;
}
