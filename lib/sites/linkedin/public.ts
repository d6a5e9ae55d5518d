import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { shown, titleOf, words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { nameIn, namesInTitle } from './names';

/**
 * Returns the person of a public profile, as seen without login; null unless URL, the page's own
 * address, heading and title agree.
 * @param id slug in the URL
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
