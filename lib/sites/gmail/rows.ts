import type { ListRow } from '../site';
import type { Account } from './account';
import type { Finder } from './find';
import { notMe, onceEach, personAt } from './people';

/**
 * The rows of the visible list, each thread once. Where a page gives thread ids, rows without one are adverts or not ready
 * and are left out; a page that gives none at all (an old form) is read by the rows' own ids.
 */
export function readRows(view: ParentNode, account: Account, finder: Finder): ListRow[] {
  const nodes = finder.all(view, 'row').filter((row) => !finder.within(row, 'advert'));
  const hasIds = nodes.some((row) => finder.first(row, 'rowThread') !== null);
  finder.expect('rowThread', nodes.length === 0 || hasIds);
  const rows = new Map<string, ListRow>();
  for (const node of nodes) {
    const threadId = hasIds ? finder.first(node, 'rowThread')?.getAttribute('data-legacy-thread-id') : node.id;
    if (threadId === null || threadId === undefined || threadId === '' || rows.has(threadId)) continue;
    const row = readRow(node, threadId, account, finder);
    if (row !== null) rows.set(threadId, row);
  }
  finder.expect('rowPeople', nodes.length === 0 || rows.size > 0);
  return [...rows.values()];
}

function readRow(node: Element, threadId: string, account: Account, finder: Finder): ListRow | null {
  const people = onceEach(
    finder
      .all(node, 'rowPeople')
      .filter((each) => !finder.within(each, 'rowSpoken'))
      .flatMap((each) => personAt(each, 'row', 'row-email', threadId) ?? []),
  );
  if (people.length === 0) return null;
  return { threadId, row: node, place: finder.first(node, 'rowPlace'), people, about: notMe(people, account.own) };
}
