import { isFresh } from '../../domain/base/fresh';

/** Whom a page of one kind showed under which address, the last time that both were believed. */
interface Shown {
  readonly address: string;
  readonly names: readonly string[];
  /** Where the name stood. Held weakly: what the page has dropped must not be kept for this. */
  readonly node: WeakRef<Element> | null;
  /**
   * Other names that the page has shown under this address since then, unchanged from this time on,
   * ms.
   */
  readonly next?: { readonly names: string; readonly since: number };
}

const shown = new WeakMap<Document, Map<string, Shown>>();

/**
 * A page that shows another name under one address for so long is not on its way to another person,
 * ms.
 */
export const SETTLED_MS = 1_500;

/**
 * Whether a page has shown another name under this address, and will be believed if it goes on
 * showing that.
 */
export function isSettling(document: Document, kind: string, address: string): boolean {
  const before = shown.get(document)?.get(kind);
  return before?.address === address && before.next !== undefined;
}

/**
 * Whether a page may be believed on which nothing ties the name to the address: what the address
 * names and the names on the page must change together, or one of them is behind. A group may grow.
 * What was believed too early, in the moment between the two, is given up when the page has stood
 * with another name for a while.
 * @param kind of the page: a profile and a conversation of one person have different addresses
 * @param address what names it: an id of the address, or one that the page ties to it
 * @param names one and the same person may be linked by slug first and by id then, so not the ids
 * @param node where the one name stands; drawn anew it may be a namesake's. Null where it takes
 * another name for that
 * @param now ms, of a clock that only goes on; null where what was believed is never given up
 */
export function isSteady(
  document: Document,
  kind: string,
  address: string,
  names: readonly string[],
  node: Element | null,
  now: number | null = null,
): boolean {
  const kinds = shown.get(document) ?? new Map<string, Shown>();
  const before = kinds.get(kind);
  if (before !== undefined) {
    const keeps = before.names.every((name) => names.includes(name));
    const isSame = keeps && before.names.length === names.length;
    const isAnew = node !== null && before.node?.deref() !== node;
    if (before.address === address && !keeps) {
      const all = names.join('\n');
      const since = before.next?.names === all ? before.next.since : now;
      if (now === null || since === null || isFresh(since, now, SETTLED_MS)) {
        if (since !== null) kinds.set(kind, { ...before, next: { names: all, since } });
        return false;
      }
    } else if (before.address !== address && isSame && !isAnew) return false;
  }
  shown.set(document, kinds.set(kind, { address, names, node: node && new WeakRef(node) }));
  return true;
}
