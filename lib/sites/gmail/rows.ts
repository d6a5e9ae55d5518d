import { isVisible } from '../finder';
import type { ListRow } from '../site';
import type { Account } from './account';
import type { Finder } from './find';
import { legacyId } from './ids';
import { candidatesOf, onceEach, personAt, sorted } from './people';

/**
 * Reads the rows of the visible lists. Without conversation view, or with several inboxes, a thread
 * can have several rows. Rows without a thread id are advertisements or not complete, and are left
 * out. Only in a saved part of a page, which may be older than these ids, the ids of the rows are
 * used.
 * @param part whether the document is a saved part of a page
 * @param isList whether the URL is that of a list
 */
export function readRows(
  view: ParentNode,
  part: boolean,
  isList: boolean,
  account: Account,
  finder: Finder,
): ListRow[] {
  const nodes = finder.all(view, 'row', isVisible).filter((row) => !finder.within(row, 'advert'));
  const ids = nodes.map((node) => threadIdOf(node, finder));
  const hasIds = ids.some((id) => id !== null);
  // Addresses outside of a thread, but no row: the list has an unknown form.
  finder.expect(
    'row',
    nodes.length > 0 || !isList || view.querySelector('[email], [data-hovercard-id*="@"]') === null,
  );
  finder.expect('rowThread', nodes.length === 0 || hasIds);
  const rows: ListRow[] = [];
  const met = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    const id = ids[index] ?? null;
    const thread = id ?? (part && !hasIds ? node.id || `row-${index}` : null);
    const row = thread === null ? null : readRow(node, thread, id ?? undefined, account, finder);
    if (row === null) continue;
    const count = (met.get(row.threadId) ?? 0) + 1;
    met.set(row.threadId, count);
    rows.push(count === 1 ? row : { ...row, key: `${row.threadId}+${count}` });
  }
  finder.expect('rowPeople', !hasIds || rows.length > 0);
  return rows;
}

/** Returns the legacy id of a row's thread, without placeholders such as the word "undefined". */
function threadIdOf(row: Element, finder: Finder): string | null {
  for (const node of finder.all(row, 'rowThread')) {
    const id = legacyId(node.getAttribute('data-legacy-thread-id'));
    if (id !== null) return id;
  }
  return null;
}

function readRow(
  node: Element,
  thread: string,
  threadId: string | undefined,
  account: Account,
  finder: Finder,
): ListRow | null {
  const spoken = (each: Element) => finder.within(each, 'rowSpoken');
  const named = finder
    .all(node, 'rowPeople', (each) => !spoken(each))
    .flatMap((each) => personAt(each, 'row', 'row-email', threadId) ?? []);
  const people = sorted(onceEach(named), account);
  if (people.length === 0) return null;
  const place = finder.first(node, 'rowPlace');
  return {
    key: thread,
    threadId: thread,
    row: node,
    place,
    people,
    candidates: candidatesOf(people, account),
  };
}
