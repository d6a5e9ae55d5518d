/** Marks that steer the direction of text: not part of a name. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST = 300;

/** A node's text as people read it, on one line; what is written a second time for screen readers counts once. */
export function words(node: Element | null | undefined): string {
  const seen = node?.querySelector('[aria-hidden="true"]')?.textContent?.trim();
  return tidy(seen || (node?.textContent ?? ''));
}

/** The document's title without the count of unread news before it and the site's name behind it. */
export function titleOf(document: Document): string {
  return tidy(document.title)
    .replace(/^\(\d+\+?\) /, '')
    .replace(/ \| (LinkedIn|Sales Navigator)$/, '');
}

/** Whether a title is about this name: it alone, or a part of the page before it (`Activity | Ana López`). */
export function isTitled(title: string, name: string): boolean {
  return title === name || title.endsWith(` | ${name}`);
}

function tidy(text: string): string {
  return text
    .slice(0, 4 * LONGEST)
    .normalize('NFC')
    .replace(MARKS, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}
