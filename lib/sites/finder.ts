import type { HealthSignal } from '../domain/views/admin';

/** The selectors of a site's pages by fact; the candidates of a fact are tried in order. */
export type Catalogue<Fact extends string> = Readonly<Record<Fact, readonly string[]>>;

/**
 * Finds nodes by a site's catalogue, and records which facts the page had. Create one for each look
 * at a page.
 */
export interface Finder<Fact extends string> {
  /**
   * Returns the nodes of the first candidate with an accepted node, so that hidden nodes do not
   * keep the next candidate from being tried.
   */
  all(root: ParentNode, fact: Fact, accept?: (node: Element) => boolean): Element[];
  first(root: ParentNode, fact: Fact): Element | null;
  /** Whether a node is inside one that matches the fact. */
  within(node: Element, fact: Fact): boolean;
  /** Reports that the page should have a fact, so that its absence is recorded. */
  expect(fact: Fact, found: boolean): void;
  health(): HealthSignal[];
}

const RANK = { ok: 0, fallback: 1, missing: 2 } as const;

export function createFinder<Fact extends string>(catalogue: Catalogue<Fact>): Finder<Fact> {
  const seen = new Map<Fact, HealthSignal['state']>();
  const note = (fact: Fact, state: HealthSignal['state']) => {
    const before = seen.get(fact);
    // A fact found once by its first candidate is healthy, even if other parts of the page lack it.
    if (before === undefined || RANK[state] < RANK[before]) seen.set(fact, state);
  };
  const all = (root: ParentNode, fact: Fact, accept?: (node: Element) => boolean): Element[] => {
    for (const [rank, selector] of catalogue[fact].entries()) {
      const found = root.querySelectorAll(selector);
      // Most facts are absent on a page: empty lists are not copied.
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
    // The order of candidates does not matter here.
    within: (node, fact) => node.closest(catalogue[fact].join()) !== null,
    expect: (fact, found) => {
      if (!found) note(fact, 'missing');
    },
    health: () =>
      [...seen].map(([id, state]) => ({ id, state })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Opacity below which a part of a page is invisible. */
const FAINT = 0.1;

/** Whether a node, or a part of the page that it is in, is transparent, or almost. */
function isFaint(node: Element): boolean {
  const view = node.ownerDocument.defaultView;
  for (let part: Element | null = node; part !== null; part = part.parentElement) {
    const { opacity = '', filter = '' } = view?.getComputedStyle(part) ?? {};
    if ((opacity !== '' && Number(opacity) < FAINT) || /opacity\(0?(\.0\d*)?\)/.test(filter))
      return true;
  }
  return false;
}

/**
 * Whether a node that counts as visible cannot be seen: it is transparent, or outside of the area
 * that the window can scroll to.
 */
export function isAway(node: Element): boolean {
  if (isFaint(node)) return true;
  const { left, right, bottom } = node.getBoundingClientRect();
  const { ownerDocument: document } = node;
  const { clientWidth, scrollLeft, scrollTop } = document.documentElement;
  // A page without layout has no width.
  return (
    clientWidth > 0 &&
    right > left &&
    (right + scrollLeft <= 0 || left >= clientWidth || bottom + scrollTop <= 0)
  );
}

/**
 * Whether the user can see and use a node: it is inside the window, drawn without a mask, not
 * transparent, and neither `inert` nor `aria-hidden`.
 */
export function isClear(node: Element): boolean {
  if (node.closest('[inert],[aria-hidden="true"]') !== null || isAway(node)) return false;
  const style = node.ownerDocument.defaultView?.getComputedStyle(node);
  if (style?.contentVisibility === 'hidden' || !/^(none)?$/.test(style?.maskImage ?? ''))
    return false;
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && bottom > top && top < node.ownerDocument.documentElement.clientHeight;
}

/** Whether a node is rendered: sites keep views that were left, hidden. */
export function isVisible(node: Element): boolean {
  return node.checkVisibility?.({ visibilityProperty: true }) ?? true;
}
