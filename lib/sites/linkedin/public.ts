import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { shown, titleOf, words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { nameIn, namesInTitle } from './names';

/**
 * Whose public profile is on the screen, as those see it who are not logged in; null unless the
 * address, what the page says of its own, the heading and the title agree.
 * @param id slug of the address
 */
export function readPublic(document: Document, id: string, finder: Finder): PlacedPerson | null {
  const own = finder
    .all(document, 'publicAddress')
    .map((node) => profileId(node.getAttribute('href') ?? node.getAttribute('content')));
  const ids = own.length === 0 ? null : idsOf([...own, id]);
  const [heading, second] = finder.all(document, 'publicName', isVisible);
  // `Ana López - Head of Operations - Norte Logística`
  const titled = namesInTitle(titleOf(document));
  const name = heading === undefined ? null : nameIn(heading, titled);
  if (ids === null || heading === undefined || second !== undefined || name === null) return null;
  return {
    role: 'profile',
    ...ids,
    name,
    ...shown({
      headline: words(finder.first(document, 'publicHeadline')),
      company: words(finder.first(document, 'publicCompany')),
      place: words(finder.first(document, 'publicPlace')),
    }),
    evidence: ['address', 'own-address', 'heading', 'title'],
    anchor: heading,
  };
}
