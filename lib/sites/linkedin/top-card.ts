import { isVisible } from '../finder';
import { shown, words } from './element-text';
import type { Finder } from './find';
import { profileId } from './ids';
import { nameIn } from './names';

/** The data in a profile's top card. */
export interface TopCard {
  readonly heading: Element;
  readonly name: string;
  readonly headline?: string;
  readonly company?: string;
  readonly place?: string;
}

/** The part of a page that is a profile's top card. */
export interface TopPart {
  /** The smallest part with the heading and one of the person's own links. */
  readonly part: Element;
  readonly card: Element;
  /** The own link in it, if it has one. */
  readonly link: Element | null;
}

/**
 * Finds the top card by its structure, because its classes are hashes: the smallest part of the
 * page with a heading and one of the person's own links; without such a link, the card keyed as the
 * person's, or the one around the heading with the name in the title. Null if there is none.
 */
export function findTop(
  root: ParentNode,
  links: readonly Element[],
  keyed: Element | undefined,
  names: readonly string[],
  finder: Finder,
): TopPart | null {
  for (const link of links) {
    for (
      let part = link.parentElement;
      part !== null && part.tagName !== 'MAIN';
      part = part.parentElement
    ) {
      if (finder.all(part, 'heading', isVisible).length > 0)
        return { part, card: part.closest('section') ?? part, link };
      // A card ends with its section, or with the element that has its key.
      if (part === keyed || part.tagName === 'SECTION') break;
    }
  }
  const named = (node: Element) => isVisible(node) && names.includes(words(node));
  const card =
    keyed ??
    links[0]?.closest('section') ??
    finder.all(root, 'anyHeading', named)[0]?.closest('section');
  return card == null
    ? null
    : { part: card, card, link: links.find((link) => card.contains(link)) ?? null };
}

/**
 * Reads the top card of a person named by other signals; null if its headings disagree or none has
 * one of these names. A name outside of a heading is found by its text.
 * @param names empty if the page was saved without a title and has no other names
 */
export function readTopCard(
  { part, card, link }: TopPart,
  names: readonly string[],
  finder: Finder,
): TopCard | null {
  const headings = finder.all(card, 'heading', isVisible);
  const [heading = textOf(card, names, finder)] = headings;
  if (heading === undefined) return null;
  const name = nameIn(heading, names);
  if (name === null || headings.some((each) => words(each) !== words(heading))) return null;
  const row = link?.parentElement?.parentElement ?? null;
  const lines = part === card ? linesAround(heading, card) : { part, row };
  return {
    heading,
    name,
    ...shown({
      headline: words(finder.all(lines.part, 'headline', isVisible)[0]),
      company: words(finder.first(card, 'employer')),
      place: placeIn(lines.row ?? row, link),
    }),
  };
}

/** Returns the smallest visible node whose whole text is one of the names. */
function textOf(card: Element, names: readonly string[], finder: Finder): Element | undefined {
  const isName = (node: Element) =>
    node.childElementCount === 0 && names.includes(words(node)) && isVisible(node);
  return finder.all(card, 'nameText', isName)[0];
}

/**
 * Returns the part of a card with the lines below the heading, and the last line with several
 * items.
 */
function linesAround(heading: Element, card: Element): { part: Element; row: Element | null } {
  for (
    let part = heading.parentElement;
    part !== null && part !== card;
    part = part.parentElement
  ) {
    const row = part.querySelector(':scope > p ~ div:has(> p)');
    if (row !== null) return { part, row };
  }
  return { part: card, row: null };
}

/** Returns the first item in the line that ends with the link. */
function placeIn(row: Element | null, link: Element | null): string {
  const first = row?.firstElementChild;
  return first == null || first.contains(link) ? '' : words(first);
}

/**
 * Returns the ids in a card's links to the profile itself, such as that of the photo, and in the
 * links to its further pages.
 */
export function furtherIds(root: ParentNode, card: Element, finder: Finder): string[] {
  const toItself = (link: Element) =>
    /\/in\/[^/?#]+\/?([?#]|$)/.test(link.getAttribute('href') ?? '');
  const links = [
    ...finder.all(card, 'personLink', isVisible).filter(toItself),
    ...finder.all(root, 'furtherLink', (link) => isVisible(link) && link.closest('aside') === null),
  ];
  return links.flatMap((link) => profileId(link.getAttribute('href')) ?? []);
}
