/**
 * A table as CSV by RFC 4180: rows end with CRLF, a cell with a comma, a quote or a line break stands in quotes. A cell that a
 * spreadsheet would run as a formula gets an apostrophe before it, which it shows as text.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((each) => csvCell(each)).join(',')}\r\n`).join('');
}

/** One cell, defused and quoted where it has to be. @internal */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
