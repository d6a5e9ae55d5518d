import { splitTitle } from './account';
import type { Finder } from './find';

/**
 * The subject that the title says is open; null where the title has no account to tell its parts
 * by, or names a list (`Inbox (3) - me@x - Gmail`), as the navigation does.
 */
export function subjectOfTitle(document: Document, finder: Finder): string | null {
  const [before = ''] = splitTitle(document.title) ?? [];
  const name = before.replace(/ \([\d.,]+\)$/, '').trim();
  const lists = finder.all(document, 'list').map((link) => (link.textContent ?? '').trim());
  return name === '' || lists.includes(name) ? null : before;
}

/**
 * Whether the title is of another thread than one with this subject, as far as the two can be
 * compared: either may be cut short.
 */
export function isOtherSubject(titled: string | null, subject: string): boolean {
  const [a, b] = [letters(titled ?? ''), letters(subject)];
  return a !== '' && b !== '' && !a.startsWith(b) && !b.startsWith(a);
}

/** Pictures may be missing in either, and spaces differ. */
function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
