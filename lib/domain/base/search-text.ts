/**
 * Returns whether every word of a search stands in one of some texts, ignoring case and accents.
 * An empty search finds everything.
 */
export function isFound(search: string, texts: readonly (string | null | undefined)[]): boolean {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = plain(texts.filter((text) => text != null).join('\n'));
  return words.every((word) => all.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
