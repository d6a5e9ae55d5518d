import type { TableRow } from './model';

/** Letters that a quoted cell may have before its quote counts as never closed. */
const LONGEST_QUOTED = 100_000;

/** A cell that was read, and where the next one begins. */
interface Cell {
  readonly text: string;
  readonly end: number;
  readonly broken: boolean;
}

/**
 * The records of a text as spreadsheets write it (RFC 4180) and as people do: any line ends, blanks
 * before a quote, quotes inside a cell, and a quote that is never closed, which costs its own row
 * and hides no other. Rows in which nothing stands are left out.
 */
export function* recordsOf(text: string, delimiter: string): Generator<TableRow> {
  let line = 1;
  let record = 0;
  for (let at = 0; at < text.length; ) {
    const start = line;
    const cells: string[] = [];
    let broken = false;
    record++;
    for (;;) {
      const cell = readCell(text, at, delimiter);
      cells.push(cell.text);
      broken ||= cell.broken;
      line += lineBreaks(text, at, cell.end);
      at = cell.end;
      if (text[at] !== delimiter) break;
      at++;
    }
    const lastLine = line;
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      line++;
    }
    if (broken || cells.some((cell) => cell.trim() !== ''))
      yield { line: start, lastLine, record, cells, broken };
  }
}

function readCell(text: string, at: number, delimiter: string): Cell {
  let start = at;
  while (text[start] === ' ') start++;
  if (text[start] !== '"') return plainCell(text, at, at, delimiter, false);
  const close = closingQuote(text, start);
  if (close === null) return plainCell(text, at, at, delimiter, true);
  const content = text.slice(start + 1, close);
  let after = close + 1;
  while (text[after] === ' ') after++;
  if (isEnd(text, after, delimiter))
    return { text: content.replaceAll('""', '"'), end: after, broken: false };
  // A quote that closes lines below, in the middle of a cell, was never meant for the one above;
  // one that closes on its line is part of the cell: "Gil, Ana" <ana@uno.example>.
  return /[\r\n]/.test(content)
    ? plainCell(text, at, at, delimiter, true)
    : plainCell(text, at, after, delimiter, false);
}

/** Where the quote that opens at a place closes; null where it does not. */
function closingQuote(text: string, open: number): number | null {
  for (let at = open + 1; at - open < LONGEST_QUOTED; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - open > LONGEST_QUOTED) return null;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
  return null;
}

/** A cell up to the next delimiter or line end that stands at `from` or behind. */
function plainCell(
  text: string,
  at: number,
  from: number,
  delimiter: string,
  broken: boolean,
): Cell {
  let end = from;
  while (!isEnd(text, end, delimiter)) end++;
  return { text: text.slice(at, end), end, broken };
}

function isEnd(text: string, at: number, delimiter: string): boolean {
  const letter = text[at];
  return letter === undefined || letter === delimiter || letter === '\n' || letter === '\r';
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count++;
  }
  return count;
}
