/** Whom a page of one kind showed under which address, the last time that both were believed. */
interface Shown {
  readonly address: string;
  readonly names: readonly string[];
  /** Where the name stood. Held weakly: what the page has dropped must not be kept for this. */
  readonly node: WeakRef<Element> | null;
}

const shown = new WeakMap<Document, Map<string, Shown>>();

/**
 * Whether a page may be believed on which nothing ties the name to the address: what the address names and the names on
 * the page must change together, or one of them is behind. A group may grow.
 * @param kind of the page: a profile and a conversation of one person have different addresses
 * @param address what names it: an id of the address, or one that the page ties to it
 * @param names one and the same person may be linked by slug first and by id then, so not the ids
 * @param node where the one name stands; drawn anew it may be a namesake's. Null where it takes another name for that
 */
export function isSteady(
  document: Document,
  kind: string,
  address: string,
  names: readonly string[],
  node: Element | null,
): boolean {
  const kinds = shown.get(document) ?? new Map<string, Shown>();
  const before = kinds.get(kind);
  if (before !== undefined) {
    const keeps = before.names.every((name) => names.includes(name));
    const isSame = keeps && before.names.length === names.length;
    const isAnew = node !== null && before.node?.deref() !== node;
    if (before.address === address ? !keeps : isSame && !isAnew) return false;
  }
  shown.set(document, kinds.set(kind, { address, names, node: node && new WeakRef(node) }));
  return true;
}
