import { words } from './element-text';

/** Separators in a title: bars, dashes with spaces, bullets, commas. */
const PARTS = /\s+[|\-–—]\s+|\s*[•·]\s*|\s*[,،、]\s+/u;

/**
 * Returns the names that a title may contain: the whole title, the part after the last bar
 * (`Activity | Ana López`), and the first part (`Ana López - Head of Operations`). None if it is
 * only the site's name.
 */
export function namesInTitle(title: string): string[] {
  const line = title.replace(/^[^\p{L}\p{N}]+/u, '');
  if (line === '' || /^(linkedin|领英)$/iu.test(line)) return [];
  const last = line.split(' | ').at(-1) ?? '';
  return [...new Set([line, last, line.split(PARTS)[0] ?? ''])];
}

/** Returns the texts of a node in document order, one for each text node. */
function textsIn(node: Element): string[] {
  const texts = [...node.childNodes].flatMap((child) =>
    child.childNodes.length > 0 ? textsIn(child as Element) : (child.textContent ?? ''),
  );
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\p{Cf}]/gu, '');

/**
 * Returns the name in a heading: its whole text, or one of `names` that its first parts form, if a
 * degree, pronouns or a badge follow or the name is split into several nodes.
 * @param names names from other signals of the page; empty if there are none
 * @returns null if the heading has another text
 */
export function nameIn(heading: Element, names: readonly string[]): string | null {
  const text = words(heading);
  if (names.includes(text)) return text;
  // Without other signals, the name cannot be separated from additions.
  if (names.length === 0) return text === '' || heading.childElementCount > 0 ? null : text;
  const parts = textsIn(heading)
    .flatMap((part) => part.split(/\s*[•·]\s*/u))
    .filter((part) => part !== '');
  const starts = parts.map((_, index) => squeezed(parts.slice(0, index + 1).join('')));
  return names.find((name) => starts.includes(squeezed(name))) ?? null;
}
