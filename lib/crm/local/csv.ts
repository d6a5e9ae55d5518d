import Papa from 'papaparse';
import { RelevoError } from '../../domain/base/failure';

/** A row of a file as text. `row` counts from 1, the header not counted, blank rows counted. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** A quote of the row was opened and never closed, or closed in the middle of a cell. */
  readonly broken: boolean;
}

export interface CsvTable {
  /** Unique names of the columns. */
  readonly columns: readonly string[];
  /** Rows in which anything stands. */
  readonly rows: readonly CsvRow[];
}

/** Rows that one import may have. @internal */
export const MOST_ROWS = 20_000;
/**
 * Columns that one import may have: more than the programs export that people's lists come from.
 * @internal
 */
export const MOST_COLUMNS = 2_000;

const DELIMITERS = [',', ';', '\t', '|'] as const;
const LONGEST_NAME = 100;

/**
 * Reads a CSV file as spreadsheets write it: any of four delimiters, quotes, line ends of any kind,
 * a byte-order mark, a first line `sep=;`, and a header. Cells are text and nothing else, a formula
 * too.
 * @throws RelevoError `crm/too-large` for more than `MOST_ROWS` rows or `MOST_COLUMNS` columns
 */
export function parseCsv(text: string): CsvTable {
  const [told, delimiter] = /^\uFEFF?sep=(.)\r?\n/i.exec(text) ?? /^\uFEFF?/.exec(text) ?? [''];
  const plain = text.slice(told.length);
  const { data, errors } = Papa.parse<string[]>(plain, {
    delimiter: delimiter ?? guessDelimiter(plain),
  });
  const broken = new Set(
    errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row] : [])),
  );
  const header = data.findIndex((cells) => !isBlank(cells));
  const rows = data.flatMap((cells, index): CsvRow[] =>
    index <= header || isBlank(cells)
      ? []
      : [{ row: index - header, cells, broken: broken.has(index) }],
  );
  if (rows.length > MOST_ROWS)
    throw new RelevoError({ code: 'crm/too-large', detail: String(rows.length) });
  const names = data[header] ?? [];
  if (names.length > MOST_COLUMNS)
    throw new RelevoError({ code: 'crm/too-large', detail: String(names.length) });
  return { columns: uniqueNames(names), rows };
}

/**
 * The delimiter that stands most often in the first line: a header's names hold it more seldom than
 * people's data do.
 */
function guessDelimiter(text: string): string {
  const line = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '';
  const outside = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => outside.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * Names of columns, each once: a column without a name has its number, one of two with the same
 * name a mark.
 */
function uniqueNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  const marks = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cell.trim().slice(0, LONGEST_NAME) || `#${index + 1}`;
    let mark = marks.get(name) ?? 1;
    let unique = mark === 1 ? name : `${name} (${mark})`;
    while (taken.has(unique)) unique = `${name} (${++mark})`;
    marks.set(name, mark + 1);
    taken.add(unique);
    return unique;
  });
}
