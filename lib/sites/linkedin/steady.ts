interface Shown {
  readonly address: string;
  readonly people: readonly string[];
}

/** What each document showed under which address, the last time that both were believed. */
const shown = new WeakMap<Document, Shown>();

/**
 * Whether a page may be believed whose address names a conversation or a lead by an id that nothing else on the page has:
 * the address and the people must change together, or one of them is behind. A group may grow.
 * @param address what the address names
 * @param people keys of whom the page shows
 */
export function isSteady(document: Document, address: string, people: readonly string[]): boolean {
  const before = shown.get(document);
  const isSameAddress = before?.address === address;
  const keeps = before?.people.every((key) => people.includes(key)) ?? false;
  const isSame = keeps && before?.people.length === people.length;
  if (before !== undefined && (isSameAddress ? !keeps : isSame)) return false;
  shown.set(document, { address, people });
  return true;
}
