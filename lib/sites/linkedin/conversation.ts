import { isVisible } from '../find';
import type { PersonRole, PlacedPerson } from '../site';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { words } from './words';

/**
 * Whom the open conversation is with, by the links of its head alone: one, several in a group, nobody where the head has no
 * link (sponsored), or where the list beside it or what was written in it speaks of others.
 */
export function readThread(root: ParentNode, finder: Finder): PlacedPerson[] {
  const inBubble = (node: Element) => !finder.within(node, 'bubble') && isVisible(node);
  const people = readLinks(finder.all(root, 'threadLink', inBubble), 'conversation', finder);
  const authors = readLinks(finder.all(root, 'author', inBubble), 'conversation', finder);
  const [first, second] = people;
  if (first === undefined) return [];
  const isKnown = (author: PlacedPerson) => people.some((each) => isOne(each, author));
  // Others write too, so there are more than the head has room for; or only others, and the head is not yet theirs.
  if (!authors.every(isKnown))
    return authors.some(isKnown) ? [...people, ...authors.filter((each) => !isKnown(each))] : [];
  const active = finder.all(root, 'activeThread', isVisible).map(words);
  return second !== undefined || active.every((name) => name === first.name) ? people : [];
}

/** Each person once whom the links name. */
export function readLinks(links: readonly Element[], role: PersonRole, finder: Finder): PlacedPerson[] {
  const people = links.flatMap((link): PlacedPerson[] => {
    const ids = idsOf([profileId(link.getAttribute('href'))]);
    const name = words(finder.first(link, 'entityName') ?? link);
    return ids === null ? [] : [{ role, ...ids, name, evidence: ['head-link'], anchor: link }];
  });
  return people.filter((each, index) => people.findIndex((other) => isOne(each, other)) === index);
}

/** By their ids; by their names where one link has the slug and the other the member id. */
function isOne(a: PlacedPerson, b: PlacedPerson): boolean {
  const isComparable = (a.slug === undefined) === (b.slug === undefined);
  return isComparable ? a.slug === b.slug && a.memberId === b.memberId : a.name === b.name;
}
