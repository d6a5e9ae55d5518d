/** Marks that steer the direction of text: not part of a name. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST = 300;

/** A node's text on one line. */
export function words(node: Element | null | undefined): string {
  return tidy(node?.textContent ?? '');
}

/**
 * The document's title without the count of unread news before it and the site's name behind it.
 */
export function titleOf(document: Document): string {
  return tidy(document.title)
    .replace(/^\(\p{Nd}+\+?\) /u, '')
    .replace(/ \| (LinkedIn|Sales Navigator)$/, '');
}

/** What a page shows of somebody, without what it does not. */
export function shown<Field extends string>(
  texts: Readonly<Record<Field, string>>,
): { [field in Field]?: string } {
  // For visitors the site masks what it does not tell with asterisks.
  const filled = Object.entries<string>(texts).filter(([, text]) => !/^[\s*]*$/.test(text));
  return Object.fromEntries(filled) as { [field in Field]?: string };
}

function tidy(text: string): string {
  const line = text.normalize('NFC').replace(MARKS, '').replace(/\s+/g, ' ').trim();
  return line.slice(0, LONGEST);
}
