import { isVisible } from '../finder';
import type { ListRow, PlacedPerson } from '../site';
import { words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';

/** The people found, each by the link of their own name: rows of members who hide have none, and mutual connections other ones. */
export function readResults(document: Document, finder: Finder): ListRow[] {
  const results = finder.all(document, 'result', isVisible);
  const rows = results.flatMap((row) => readRow(row, finder) ?? []);
  finder.expect('resultLink', results.length === 0 || rows.length > 0);
  return rows.filter(({ key }, index) => rows.findIndex((other) => other.key === key) === index);
}

function readRow(row: Element, finder: Finder): ListRow | null {
  const link = finder.all(row, 'resultLink', isVisible)[0];
  // The photograph before the name is theirs too.
  const key = profileId(finder.first(row, 'personLink')?.getAttribute('href'));
  const ids = idsOf([key, profileId(link?.getAttribute('href'))]);
  // What is written a second time for screen readers counts once.
  const name = words(link?.querySelector('[aria-hidden="true"]') ?? link);
  if (link === undefined || key === null || ids === null || name === '') return null;
  const person: PlacedPerson = { role: 'row', ...ids, name, evidence: ['result-link'], anchor: link };
  return { key, threadId: key, row, place: link.parentElement, people: [person], about: person };
}
