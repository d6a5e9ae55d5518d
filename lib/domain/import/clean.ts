/**
 * Text from outside as one line of plain text: control characters and those that turn the reading
 * direction around are white space, and white space is one blank. Anything else stays as it is, a
 * formula too: nothing here computes.
 */
export function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\s]+/gu, ' ')
    .trim();
}

/** A cell as a value: one line, without the `="…"` that keeps zeros in spreadsheets. */
export function cleanCell(cell: string): string {
  return cleanLine(/^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell);
}

/** How much of a cell is shown beside a problem. */
const SHOWN = 80;

/** As much of a text as fits a line. */
export function shownOf(text: string): string {
  return cleanLine(text.slice(0, SHOWN));
}
