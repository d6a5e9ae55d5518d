import { splitTitle } from './account';
import type { Finder } from './find';

/**
 * Returns the subject in the title; null if the title has no account to split it by, or if it is
 * the name of a list in the navigation (`Inbox (3) - me@x - Gmail`).
 */
export function subjectOfTitle(document: Document, finder: Finder): string | null {
  const [before = ''] = splitTitle(document.title) ?? [];
  const name = before.replace(/ \([\d.,]+\)$/, '').trim();
  const lists = finder.all(document, 'list').map((link) => (link.textContent ?? '').trim());
  return name === '' || lists.includes(name) ? null : before;
}

/** Whether the title belongs to a thread with another subject. Either text may be cut short. */
export function isOtherSubject(titled: string | null, subject: string): boolean {
  const [a, b] = [letters(titled ?? ''), letters(subject)];
  return a !== '' && b !== '' && !a.startsWith(b) && !b.startsWith(a);
}

/**
 * Returns the letters and digits of a text: emoji can be missing on either side, and spaces differ.
 */
function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
