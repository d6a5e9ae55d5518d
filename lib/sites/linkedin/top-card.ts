import { isVisible } from '../finder';
import { shown, words } from './element-text';
import type { Finder } from './find';
import { profileId } from './ids';
import { nameIn } from './names';

/** What a profile's top card shows. */
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
  /** The own link in it, where it has one. */
  readonly link: Element | null;
}

/**
 * The top card by its structure alone, since its classes are hashes: the smallest part of the page
 * with one of the person's own links and a heading in it; where there is no such link, the card
 * that is keyed as theirs, or the one around the heading that the title names. Null where there is
 * none.
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
      // A card ends where its section does, or what its key is on.
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
 * What the top card shows of a person whom other signals name so; null where it has headings that
 * say different things, or none that says one of these names. A name that is in no heading is found
 * by its text.
 * @param names none where a page was saved without a title and names nobody elsewhere
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

/** The smallest visible node whose whole text is one of the names. */
function textOf(card: Element, names: readonly string[], finder: Finder): Element | undefined {
  const isName = (node: Element) =>
    node.childElementCount === 0 && names.includes(words(node)) && isVisible(node);
  return finder.all(card, 'nameText', isName)[0];
}

/**
 * The part of a card with lines under the heading, and the last of them, that has several things in
 * it.
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

/** What stands first in the line that ends in the link. */
function placeIn(row: Element | null, link: Element | null): string {
  const first = row?.firstElementChild;
  return first == null || first.contains(link) ? '' : words(first);
}

/**
 * Ids in a card's links to the profile itself, such as the one around the photograph, and in those
 * to its further pages.
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
