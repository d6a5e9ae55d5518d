import { isVisible } from '../finder';
import { shown, words } from './element-text';
import type { Finder } from './find';

/** What a profile's top card shows. */
export interface TopCard {
  readonly heading: Element;
  readonly name: string;
  readonly headline?: string;
  readonly company?: string;
  readonly place?: string;
}

/**
 * The top card around a person's own link, by its structure alone, since its classes are hashes: the smallest part of the
 * page with the link and a heading in it. Null where that has several headings, or none.
 */
export function readTopCard(links: readonly Element[], finder: Finder): TopCard | null {
  for (const link of links) {
    for (let part = link.parentElement; part !== null && part.tagName !== 'MAIN'; part = part.parentElement) {
      if (finder.all(part, 'heading', isVisible).length > 0) return cardIn(part, link, finder);
    }
  }
  return null;
}

function cardIn(part: Element, link: Element, finder: Finder): TopCard | null {
  const card = part.closest('section') ?? part;
  const headings = finder.all(card, 'heading', isVisible);
  const [heading] = headings;
  const name = words(heading);
  if (heading === undefined || name === '' || headings.some((each) => words(each) !== name)) return null;
  return {
    heading,
    name,
    ...shown({
      headline: words(finder.all(part, 'headline', isVisible)[0]),
      company: words(finder.first(card, 'employer')),
      place: placeBefore(link),
    }),
  };
}

/** What stands first in the line that ends in the link. */
function placeBefore(link: Element): string {
  const first = link.parentElement?.parentElement?.firstElementChild;
  return first?.contains(link) ? '' : words(first);
}
