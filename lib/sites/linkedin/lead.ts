import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { shown, titleOf, words } from './element-text';
import type { Finder } from './find';

/**
 * Returns the lead on a page of Sales Navigator; null unless heading and title agree. A lead's id
 * is not the member id, so the result has name and company but no key, and the rep is asked.
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
  // Past jobs and similar leads are in cards of their own.
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
