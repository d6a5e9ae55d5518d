import { isVisible } from '../finder';
import type { PersonRole, PlacedPerson } from '../site';
import { words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { SELECTORS } from './selectors';

/** What the parts of an open conversation say. */
interface Parts {
  /** Whom the links of the head name. */
  readonly head: readonly PlacedPerson[];
  /** The head's own line: a name, several, or what a group calls itself. */
  readonly title: string;
  /** Who wrote in it, the rep apart. */
  readonly authors: readonly PlacedPerson[];
  /** The rows of the list that are marked as open. */
  readonly active: readonly string[];
}

/** Whether the root has the head of an open conversation in one of the forms that are known. */
export function hasThread(root: ParentNode, finder: Finder): boolean {
  return finder.all(root, 'threadHead', isVisible).length > 0 || regionIn(root, finder) !== null;
}

/**
 * Whom the open conversation is with: one; several in a group, of whom the rep chooses; nobody
 * where no link names anybody (sponsored), or where the list beside it or what was written in it
 * speaks of somebody else.
 */
export function readThread(root: ParentNode, finder: Finder): PlacedPerson[] {
  const inThread = (node: Element) => !finder.within(node, 'bubble') && isVisible(node);
  const active = finder.all(root, 'activeThread', isVisible).map(words);
  const head = finder.all(root, 'threadHead', inThread)[0];
  if (head === undefined) return readRegion(root, active, finder);
  const others = finder.all(root, 'author', inThread);
  const viewer = viewerOf(root, finder);
  const all = others.length > 0 || viewer === '' ? others : finder.all(root, 'anyAuthor', inThread);
  const authors = readLinks(all, 'conversation', finder).filter(({ name }) => name !== viewer);
  const people = readLinks(finder.all(root, 'threadLink', inThread), 'conversation', finder);
  const title = words(finder.all(head, 'entityName', isVisible)[0]);
  return withWhom({ head: people, title, authors, active });
}

function withWhom({ head, title, authors, active }: Parts): PlacedPerson[] {
  const [only] = head;
  if (head.length > 1) return [...head];
  const isActive = active.every((name) => name === (only?.name ?? title) || name === title);
  if (!isActive) return [];
  const names = title.split(/\s*[,،、&]\s*/u);
  const isNamed = ({ name = '' }: PlacedPerson) =>
    names.some((each) => each === name || name.startsWith(`${each} `));
  const others = authors.filter((author) => only === undefined || !isOne(only, author));
  // A head that names several: whoever of them wrote has a link. One with a name of its own is tied
  // to who wrote by the list.
  const isGroup =
    names.length > 1
      ? others.every(isNamed)
      : active.length > 0 && only === undefined && others.length > 1;
  if (others.length > 0 && isGroup) return [...head, ...others];
  return others.length === 0 ? [...head] : [];
}

/**
 * A conversation in messaging as it is since July 2026, where every class is a hash: the part of
 * the page with one field to write in and a head that links to somebody. A name without a link that
 * agrees is nobody: a message of theirs, or the marked row.
 */
function readRegion(root: ParentNode, active: readonly string[], finder: Finder): PlacedPerson[] {
  const region = regionIn(root, finder);
  if (region === null) return [];
  const head = readLinks(finder.all(region, 'fieldHead', isVisible), 'conversation', finder);
  const title = words(finder.all(region, 'headTitle', isVisible)[0]);
  const viewer = viewerOf(root, finder);
  const heads = SELECTORS.fieldHead.join();
  // Who is mentioned stands in the text of a message.
  const written = finder.all(
    region,
    'personLink',
    (link) => isVisible(link) && !link.matches(heads) && !link.closest('p'),
  );
  const authors = readLinks(written, 'conversation', finder).filter(
    ({ name }) => viewer === '' || name !== viewer,
  );
  const [only, second] = head;
  const isAgreed =
    second !== undefined || authors.some((each) => only === undefined || isOne(only, each));
  return isAgreed || (only !== undefined && active.includes(only.name ?? ''))
    ? withWhom({ head, title, authors, active })
    : [];
}

/** The smallest part of the page around its only field to write in that has a heading. */
function regionIn(root: ParentNode, finder: Finder): Element | null {
  const [field, second] = finder.all(
    root,
    'field',
    (node) => isVisible(node) && !finder.within(node, 'bubble'),
  );
  if (field === undefined || second !== undefined) return null;
  for (let part = field.parentElement; part !== null; part = part.parentElement) {
    if (finder.all(part, 'headTitle', isVisible).length > 0) return part;
  }
  return null;
}

function viewerOf(root: ParentNode, finder: Finder): string {
  const document = (root as Document | ShadowRoot).ownerDocument ?? (root as Document);
  return finder.first(document, 'viewer')?.getAttribute('alt')?.trim() ?? '';
}

/** Each person once whom the links name. */
export function readLinks(
  links: readonly Element[],
  role: PersonRole,
  finder: Finder,
): PlacedPerson[] {
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
