/**
 * The separators that spreadsheets take: which one depends on the language that they are set to.
 */
export type CsvSeparator = ',' | ';';

/**
 * What a spreadsheet runs as a formula, also in its full-width forms (Excel in Japanese takes
 * them).
 */
const FORMULA = /(^|[;,|\t\r\n])((?:(?![\t\r\n])[\s\p{Cf}])*)(?=[=+\-@＝＋－＠])/gu;

/**
 * Returns a table as CSV: rows end with CRLF (RFC 4180), every cell stands in quotes, and what a
 * spreadsheet would run as a formula is text to it, whichever separator it splits the rows at.
 */
export function csvText(rows: readonly (readonly string[])[], separator: CsvSeparator): string {
  return rows.map((row) => `${row.map(csvCell).join(separator)}\r\n`).join('');
}

/** Returns one cell, defused and quoted. @internal */
export function csvCell(text: string): string {
  return `"${defused(text).replaceAll('"', '""')}"`;
}

/**
 * Returns text with an apostrophe before each sign that would begin a formula: at the beginning,
 * and after each character at which a program set to another language would begin a new cell,
 * quotes or not.
 */
function defused(text: string): string {
  const safe = text.replace(FORMULA, (_, before: string, blank: string) => `${before}'${blank}`);
  return /^[\t\r]/.test(safe) ? `'${safe}` : safe;
}
