import { linkedinMemberId } from '../../domain/person/identity';
import { isVisible } from '../finder';
import type { ListRow, PlacedPerson } from '../site';
import { words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';

/**
 * Reads the results of a people search by the link of each name. Anonymous members have no link,
 * and mutual connections have other links.
 */
export function readResults(root: ParentNode, finder: Finder): ListRow[] {
  const results = finder.all(root, 'result', isVisible);
  const rows =
    results.length > 0
      ? results.flatMap((row) => readRow(row, finder) ?? [])
      : readUnmarked(root, finder);
  finder.expect('resultLink', results.length === 0 || rows.length > 0);
  // Links to people, but no result: the list has an unknown form.
  finder.expect(
    'result',
    rows.length > 0 ||
      isElsewhere(root, finder) ||
      finder.all(root, 'foundLink', isBeside).length === 0,
  );
  return rows.filter(({ key }, index) => rows.findIndex((other) => other.key === key) === index);
}

/**
 * Whether the screen still shows another page. The address changes before the screen, and people
 * that a profile or a company recommends look like results.
 */
function isElsewhere(root: ParentNode, finder: Finder): boolean {
  const screen = finder.first(root, 'newer')?.getAttribute('data-sdui-screen') ?? '';
  return OTHER_SCREEN.test(screen) || OTHER_PAGES.some((fact) => finder.first(root, fact) !== null);
}

/** In what the newer generation says of its screen: `….flagshipnav.profile.Profile`. */
const OTHER_SCREEN = /profile|company|organi[sz]ation|feed|messag/i;
/** Links that stand on profiles and on pages of companies, and on no page of results. */
const OTHER_PAGES = ['ownLink', 'card', 'companyTab'] as const;

const isBeside = (node: Element) => isVisible(node) && node.closest('aside') === null;

function readRow(row: Element, finder: Finder): ListRow | null {
  const link = finder.all(row, 'resultLink', isVisible)[0];
  // Text repeated for screen readers counts once.
  return link === undefined
    ? null
    : rowOf(row, link, words(link.querySelector('[aria-hidden="true"]') ?? link), finder);
}

function rowOf(row: Element, link: Element, name: string, finder: Finder): ListRow | null {
  // The link of the photo before the name belongs to the same person.
  const key = profileId(finder.first(row, 'personLink')?.getAttribute('href'));
  const ids = idsOf([key, profileId(link.getAttribute('href'))]);
  if (key === null || ids === null || name === '') return null;
  const memberId = linkedinMemberId(
    finder.first(row, 'foundId')?.getAttribute('componentkey')?.replace('SearchResults', '') ?? '',
  );
  const person: PlacedPerson = {
    role: 'row',
    ...(memberId === null ? {} : { linkedinId: memberId }),
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
 * Reads results in the form since July 2026, which marks neither rows nor names: a name is a link
 * followed by a bullet and the degree of connection; lines of mutual connections have no degree.
 */
function readUnmarked(root: ParentNode, finder: Finder): ListRow[] {
  if (isElsewhere(root, finder)) return [];
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

/** Returns the list item of a result, else the largest part of the page without another result. */
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
