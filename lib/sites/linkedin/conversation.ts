import { isVisible } from '../finder';
import type { PersonRole, PlacedPerson } from '../site';
import { words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';

/**
 * Whom the open conversation is with, by the links of its head alone: one, several in a group, nobody where the head has no
 * link (sponsored), or where the list beside it or what was written in it speaks of somebody else.
 */
export function readThread(root: ParentNode, finder: Finder): PlacedPerson[] {
  const inThread = (node: Element) => !finder.within(node, 'bubble') && isVisible(node);
  const people = readLinks(finder.all(root, 'threadLink', inThread), 'conversation', finder);
  const [only] = people;
  if (only === undefined || people.length > 1) return people;
  const authors = readLinks(finder.all(root, 'author', inThread), 'conversation', finder);
  const active = finder.all(root, 'activeThread', isVisible);
  const isTheirs = authors.every((author) => isOne(only, author)) && active.every((name) => words(name) === only.name);
  return isTheirs ? people : [];
}

/** Each person once whom the links name. */
export function readLinks(links: readonly Element[], role: PersonRole, finder: Finder): PlacedPerson[] {
  const people = links.flatMap((link): PlacedPerson[] => {
    const ids = idsOf([profileId(link.getAttribute('href'))]);
    const name = words(finder.first(link, 'entityName') ?? link) || link.querySelector('img')?.alt;
    return ids === null ? [] : [{ role, ...ids, name, evidence: ['head-link'], anchor: link }];
  });
  return people.filter((each, index) => people.findIndex((other) => isOne(each, other)) === index);
}

/** By their ids; by their names where one link has the slug and the other the member id. */
function isOne(a: PlacedPerson, b: PlacedPerson): boolean {
  const isComparable = (a.slug === undefined) === (b.slug === undefined);
  return isComparable ? a.slug === b.slug && a.memberId === b.memberId : a.name === b.name;
}
