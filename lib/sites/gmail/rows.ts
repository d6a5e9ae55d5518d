import type { ListRow } from '../site';
import type { Account } from './account';
import { type Finder, isVisible } from './find';
import { legacyId } from './ids';
import { notMe, onceEach, personAt } from './people';

/**
 * The rows of the visible list, each thread once. Rows without a thread id are adverts or not ready, and are left out. Only
 * a part of a page that was saved without its frame may be of the time before there were ids: it is read by the rows' own.
 * @param part whether the page is such a part
 */
export function readRows(view: ParentNode, part: boolean, account: Account, finder: Finder): ListRow[] {
  const nodes = finder.all(view, 'row', isVisible).filter((row) => !finder.within(row, 'advert'));
  const ids = nodes.map((node) => threadIdOf(node, finder));
  const hasIds = ids.some((id) => id !== null);
  finder.expect('rowThread', nodes.length === 0 || hasIds);
  const rows = new Map<string, ListRow>();
  for (const [index, node] of nodes.entries()) {
    const id = ids[index] ?? null;
    const key = id ?? (part && !hasIds ? node.id || `row-${index}` : null);
    if (key === null || rows.has(key)) continue;
    const row = readRow(node, key, id ?? undefined, account, finder);
    if (row !== null) rows.set(key, row);
  }
  finder.expect('rowPeople', !hasIds || rows.size > 0);
  return [...rows.values()];
}

/** The legacy id of a row's thread; never what merely stands in its place, such as the word "undefined". */
function threadIdOf(row: Element, finder: Finder): string | null {
  for (const node of finder.all(row, 'rowThread')) {
    const id = legacyId(node.getAttribute('data-legacy-thread-id') ?? node.getAttribute('data-thread-id'));
    if (id !== null) return id;
  }
  return null;
}

function readRow(
  node: Element,
  key: string,
  threadId: string | undefined,
  account: Account,
  finder: Finder,
): ListRow | null {
  const spoken = (each: Element) => finder.within(each, 'rowSpoken');
  const people = onceEach(
    finder
      .all(node, 'rowPeople', (each) => !spoken(each))
      .flatMap((each) => personAt(each, 'row', 'row-email', threadId) ?? []),
  );
  if (people.length === 0) return null;
  return { threadId: key, row: node, place: finder.first(node, 'rowPlace'), people, about: notMe(people, account.own) };
}
