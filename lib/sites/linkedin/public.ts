import { isVisible } from '../find';
import type { PlacedPerson } from '../site';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { titleOf, words } from './words';

/**
 * Whose public profile is on the screen, as those see it who are not logged in; null unless the address, what the page says
 * of its own, the heading and the title agree.
 * @param id slug of the address
 */
export function readPublic(document: Document, id: string, finder: Finder): PlacedPerson | null {
  const own = finder
    .all(document, 'publicAddress')
    .map((node) => profileId(node.getAttribute('href') ?? node.getAttribute('content')));
  const headings = finder.all(document, 'publicName', isVisible);
  const [heading] = headings;
  const name = words(heading);
  const title = titleOf(document);
  // `Ana López - Head of Operations - Norte Logística`
  const [, ...rest] = title.startsWith(`${name} - `) ? title.split(' - ') : [];
  const ids = idsOf([...own, id]);
  if (ids === null || own.length === 0 || heading === undefined || name === '' || headings.length > 1) return null;
  if (title !== name && rest.length === 0) return null;
  const headline = words(finder.first(document, 'publicHeadline'));
  const place = words(finder.first(document, 'publicPlace'));
  const company = rest.length > 1 ? rest.at(-1) : undefined;
  return {
    role: 'profile',
    ...ids,
    name,
    ...(headline === '' ? {} : { headline }),
    ...(place === '' ? {} : { place }),
    ...(company === undefined ? {} : { company }),
    evidence: ['address', 'own-address', 'heading', 'title'],
    anchor: heading,
  };
}
