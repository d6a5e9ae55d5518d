/** Characters that set the writing direction; not part of a name. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST = 300;

/** Returns the text of a node on one line. */
export function words(node: Element | null | undefined): string {
  return tidy(node?.textContent ?? '');
}

/**
 * Returns the document's title without the count of notifications before it and the site's name
 * after it.
 */
export function titleOf(document: Document): string {
  return tidy(document.title)
    .replace(/^\(\p{Nd}+\+?\) /u, '')
    .replace(/ \| (LinkedIn|Sales Navigator)$/, '');
}

/** Returns the fields that have a text. */
export function shown<Field extends string>(
  texts: Readonly<Record<Field, string>>,
): { [field in Field]?: string } {
  // For visitors who are not logged in, LinkedIn masks texts with asterisks
  // (https://github.com/scrapfly/scrapfly-scrapers/issues/120, February 2026).
  const filled = Object.entries<string>(texts).filter(([, text]) => !/^[\s*]*$/.test(text));
  return Object.fromEntries(filled) as { [field in Field]?: string };
}

function tidy(text: string): string {
  const line = text.normalize('NFC').replace(MARKS, '').replace(/\s+/g, ' ').trim();
  return line.slice(0, LONGEST);
}
