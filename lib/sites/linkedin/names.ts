import { words } from './element-text';

/** What parts a title: bars, dashes with room around them, bullets, commas. */
const PARTS = /\s+[|\-–—]\s+|\s*[•·]\s*|\s*[,،、]\s+/u;

/**
 * Whom a title may be about: all of it, what stands last behind a bar (`Activity | Ana López`),
 * what stands first in it (`Ana López - Head of Operations`). Nobody where it holds the site's name
 * alone.
 */
export function namesInTitle(title: string): string[] {
  const line = title.replace(/^[^\p{L}\p{N}]+/u, '');
  if (line === '' || /^(linkedin|领英)$/iu.test(line)) return [];
  const last = line.split(' | ').at(-1) ?? '';
  return [...new Set([line, last, line.split(PARTS)[0] ?? ''])];
}

/**
 * The texts of a node one after the other, as they are drawn: what stands in parts of its own
 * apart.
 */
function textsIn(node: Element): string[] {
  const texts = [...node.childNodes].flatMap((child) =>
    child.childNodes.length > 0 ? textsIn(child as Element) : (child.textContent ?? ''),
  );
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\p{Cf}]/gu, '');

/**
 * The name that a heading shows: its text, or the one of these names that its first parts are,
 * where a site puts a degree, pronouns or a mark behind it or draws a name in several parts.
 * @param names whom other signals of the page name; none where there are no others
 * @returns null where the heading says something else
 */
export function nameIn(heading: Element, names: readonly string[]): string | null {
  const text = words(heading);
  if (names.includes(text)) return text;
  // Nothing tells the name from what may stand beside it.
  if (names.length === 0) return text === '' || heading.childElementCount > 0 ? null : text;
  const parts = textsIn(heading)
    .flatMap((part) => part.split(/\s*[•·]\s*/u))
    .filter((part) => part !== '');
  const starts = parts.map((_, index) => squeezed(parts.slice(0, index + 1).join('')));
  return names.find((name) => starts.includes(squeezed(name))) ?? null;
}
