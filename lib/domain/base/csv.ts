/** The separators of spreadsheets; which one applies depends on their language. */
export type CsvSeparator = ',' | ';';

/**
 * Positions where a spreadsheet would run a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection), also with full-width characters, which
 * Excel in Japanese accepts.
 */
const FORMULA = /(^|[;,|\t\r\n])((?:(?![\t\r\n])[\s\p{Cf}])*)(?=[=+\-@＝＋－＠])/gu;

/**
 * Returns a table as CSV: rows end with CRLF (RFC 4180), all cells are quoted, and text that a
 * spreadsheet would run as a formula is escaped, for any separator.
 */
export function csvText(rows: readonly (readonly string[])[], separator: CsvSeparator): string {
  return rows.map((row) => `${row.map(csvCell).join(separator)}\r\n`).join('');
}

/** Returns one cell, escaped and quoted. @internal */
export function csvCell(text: string): string {
  return `"${defused(text).replaceAll('"', '""')}"`;
}

/**
 * Returns text with an apostrophe before each character that would start a formula: at the
 * beginning, and after each character that a program in another language would take for a
 * separator, even inside quotes.
 */
function defused(text: string): string {
  const safe = text.replace(FORMULA, (_, before: string, blank: string) => `${before}'${blank}`);
  return /^[\t\r]/.test(safe) ? `'${safe}` : safe;
}
