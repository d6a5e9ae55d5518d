import { isVisible } from '../finder';
import type { PersonRole, PlacedPerson } from '../site';
import { words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { SELECTORS } from './selectors';

/** The signals of an open conversation. */
interface Signals {
  /** The people linked in the header. */
  readonly head: readonly PlacedPerson[];
  /** Text of the header: one name, several names, or the name of a group. */
  readonly title: string;
  /** The authors of its messages, without the rep. */
  readonly authors: readonly PlacedPerson[];
  /** Names in the list rows marked as open. */
  readonly active: readonly string[];
}

/** Whether the root has the header of an open conversation, in a known form. */
export function hasThread(root: ParentNode, finder: Finder): boolean {
  return finder.all(root, 'threadHead', isVisible).length > 0 || regionIn(root, finder) !== null;
}

/**
 * Returns the people of the open conversation: one; several in a group, where the rep chooses; none
 * if no person is linked (sponsored messages), or if the list or the messages disagree.
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
  return participantsOf({ head: people, title, authors, active });
}

function participantsOf({ head, title, authors, active }: Signals): PlacedPerson[] {
  const [only] = head;
  if (head.length > 1) return [...head];
  const isActive = active.every((name) => name === (only?.name ?? title) || name === title);
  if (!isActive) return [];
  const names = title.split(/\s*[,،、&]\s*/u);
  const isNamed = ({ name = '' }: PlacedPerson) =>
    names.some((each) => each === name || name.startsWith(`${each} `));
  const others = authors.filter((author) => only === undefined || !isOne(only, author));
  // If the header has several names, each author must be one of them. A group with its own name is
  // recognised by the list.
  const isGroup =
    names.length > 1
      ? others.every(isNamed)
      : active.length > 0 && only === undefined && others.length > 1;
  if (others.length > 0 && isGroup) return [...head, ...others];
  return others.length === 0 ? [...head] : [];
}

/**
 * Reads a conversation in the form of messaging since July 2026, in which all classes are hashes:
 * the part of the page with a single text field and a header that links to people. A single person
 * only counts if one of their messages, or the marked row of the list, agrees.
 */
function readRegion(root: ParentNode, active: readonly string[], finder: Finder): PlacedPerson[] {
  const region = regionIn(root, finder);
  if (region === null) return [];
  const head = readLinks(finder.all(region, 'fieldHead', isVisible), 'conversation', finder);
  const title = words(finder.all(region, 'headTitle', isVisible)[0]);
  const viewer = viewerOf(root, finder);
  const heads = SELECTORS.fieldHead.join();
  // People mentioned in a message are links inside its text.
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
    ? participantsOf({ head, title, authors, active })
    : [];
}

/** Returns the smallest part of the page around its only text field that has a heading. */
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

/** Returns each linked person once. */
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

/** Compares people by their ids; by name if one link has the slug and the other the member id. */
function isOne(a: PlacedPerson, b: PlacedPerson): boolean {
  const isComparable = (a.linkedinSlug === undefined) === (b.linkedinSlug === undefined);
  return isComparable
    ? a.linkedinSlug === b.linkedinSlug && a.linkedinId === b.linkedinId
    : a.name === b.name;
}
