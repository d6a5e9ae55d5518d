import { isFresh } from '../../domain/base/fresh';

/** The people that a page of one kind showed for an address when both were last trusted. */
interface Shown {
  readonly address: string;
  readonly names: readonly string[];
  /** The element with the name. A weak reference, so that removed elements can be collected. */
  readonly node: WeakRef<Element> | null;
  /** Other names shown for this address since then, and since when they are unchanged, ms. */
  readonly next?: { readonly names: string; readonly since: number };
}

const shown = new WeakMap<Document, Map<string, Shown>>();

/**
 * Time after which another name for the same address is trusted, ms: the page is not in transition
 * any more.
 */
export const SETTLED_MS = 1_500;

/** Whether a page has shown another name for this address, which is trusted if it stays. */
export function isSettling(document: Document, kind: string, address: string): boolean {
  const before = shown.get(document)?.get(kind);
  return before?.address === address && before.next !== undefined;
}

/**
 * Whether to trust a page that does not link its name to its address. Address and names must change
 * together, or one of them is out of date. A group can grow. If a wrong name was trusted during a
 * transition, it is given up when the page has shown another one for a while.
 * @param kind of the page, because profile and conversation of a person have different addresses
 * @param address the id in the URL, or one that the page links to it
 * @param names of the people; not ids, because a person can be linked by slug first and by id later
 * @param node the element with the name; a new element can be a namesake's. Null if only another
 * name counts as a change
 * @param now ms, of a monotonic clock; null to never give up a trusted name
 */
export function nameMatchesAddress(
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
