import { linkedinMemberId } from '../../domain/person/identity';
import { isVisible } from '../finder';
import type { ListRow, PlacedPerson } from '../site';
import { words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';

/**
 * The people found, each by the link of their own name: rows of members who hide have none, and
 * mutual connections other ones.
 */
export function readResults(root: ParentNode, finder: Finder): ListRow[] {
  const results = finder.all(root, 'result', isVisible);
  const rows =
    results.length > 0
      ? results.flatMap((row) => readRow(row, finder) ?? [])
      : readUnmarked(root, finder);
  finder.expect('resultLink', results.length === 0 || rows.length > 0);
  // People on the page, and nobody found: the whole list is in a form that is not known.
  finder.expect(
    'result',
    rows.length > 0 ||
      isProfile(root, finder) ||
      finder.all(root, 'foundLink', isBeside).length === 0,
  );
  return rows.filter(({ key }, index) => rows.findIndex((other) => other.key === key) === index);
}

/**
 * The address changes before the screen does: a profile is left standing, and the people whom it
 * recommends look like results.
 */
function isProfile(root: ParentNode, finder: Finder): boolean {
  return finder.first(root, 'ownLink') !== null || finder.first(root, 'card') !== null;
}

const isBeside = (node: Element) => isVisible(node) && node.closest('aside') === null;

function readRow(row: Element, finder: Finder): ListRow | null {
  const link = finder.all(row, 'resultLink', isVisible)[0];
  // What is written a second time for screen readers counts once.
  return link === undefined
    ? null
    : rowOf(row, link, words(link.querySelector('[aria-hidden="true"]') ?? link), finder);
}

function rowOf(row: Element, link: Element, name: string, finder: Finder): ListRow | null {
  // The photograph before the name is theirs too.
  const key = profileId(finder.first(row, 'personLink')?.getAttribute('href'));
  const ids = idsOf([key, profileId(link.getAttribute('href'))]);
  if (key === null || ids === null || name === '') return null;
  const memberId = linkedinMemberId(
    finder.first(row, 'foundId')?.getAttribute('componentkey')?.replace('SearchResults', '') ?? '',
  );
  const person: PlacedPerson = {
    role: 'row',
    ...(memberId === null ? {} : { memberId }),
    ...ids,
    name,
    evidence: ['result-link'],
    anchor: link,
  };
  return {
    key,
    threadId: key,
    row,
    place: link.parentElement,
    people: [person],
    candidates: [person],
  };
}

/**
 * The rows of the form since July 2026, which marks neither rows nor names: a name is a link whose
 * line goes on with the degree behind a bullet, which the lines of mutual connections do not.
 */
function readUnmarked(root: ParentNode, finder: Finder): ListRow[] {
  if (isProfile(root, finder)) return [];
  const links = finder.all(root, 'foundLink', isBeside);
  const named = links.flatMap((link) => {
    const name = nameBeforeDegree(link);
    return name === null ? [] : [{ link, name, id: profileId(link.getAttribute('href')) }];
  });
  return named.flatMap(({ link, name, id }) => {
    const others = named.filter((each) => each.id !== id);
    return (
      rowOf(
        rowAround(
          link,
          others.map((each) => each.link),
        ),
        link,
        name,
        finder,
      ) ?? []
    );
  });
}

function nameBeforeDegree(link: Element): string | null {
  const line = link.closest('p') ?? link.querySelector('p');
  if (line === null) return null;
  const text = words(line);
  const name = line.contains(link) ? words(link) : (text.split(/\s*[•·]/)[0] ?? '');
  return name !== '' && text.startsWith(name) && /^\s*[•·]/.test(text.slice(name.length))
    ? name
    : null;
}

/** The list's own item, else the largest part of the page without anybody else's name in it. */
function rowAround(link: Element, others: readonly Element[]): Element {
  const item = link.closest('[role="listitem"], li');
  if (item !== null) return item;
  let row: Element = link;
  for (
    let part = link.parentElement;
    part !== null && part.tagName !== 'MAIN';
    part = part.parentElement
  ) {
    if (others.some((other) => part.contains(other))) break;
    row = part;
  }
  return row;
}
