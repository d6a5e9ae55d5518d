import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { shown, titleOf, words } from './element-text';
import type { Finder } from './find';

/**
 * The lead on the screen of Sales Navigator, or null unless heading and title agree. Its id is not
 * the member's, so that a lead has a name with a company and no key: whom it is, the rep is asked.
 */
export function readLead(
  document: Document,
  root: ParentNode,
  finder: Finder,
): PlacedPerson | null {
  const [heading, second] = finder.all(root, 'leadName', isVisible);
  const name = words(heading);
  const title = titleOf(document);
  finder.expect('leadName', heading !== undefined || document.querySelector('main') === null);
  if (heading === undefined || second !== undefined || name === '') return null;
  if (title !== name && !title.startsWith(`${name} | `)) return null;
  // Past jobs and similar leads stand in cards of their own.
  const card =
    finder.all(root, 'leadCard').find((each) => each.contains(heading)) ??
    heading.closest('section');
  const read = (fact: 'leadTitle' | 'leadCompany' | 'leadPlace') =>
    card === null ? '' : words(finder.all(card, fact, isVisible)[0]);
  return {
    role: 'profile',
    name,
    ...shown({
      headline: read('leadTitle'),
      company: read('leadCompany'),
      place: read('leadPlace'),
    }),
    evidence: ['heading', 'title'],
    anchor: heading,
  };
}
