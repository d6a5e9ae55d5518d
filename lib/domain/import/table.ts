import { cleanLine } from './clean';
import { decodeFile } from './decode';
import { foreignBytes, foreignText } from './foreign';
import { findHeader, guessDelimiter, headsOf } from './layout';
import type { Encoding, FileProblem, Sliced, Table, TableRow } from './model';
import { recordsOf } from './records';

/** Rows that one import may have. @internal */
export const MOST_ROWS = 100_000;
/** Columns that one import may have: more than any program exports. @internal */
export const MOST_COLUMNS = 2_000;
/** Bytes that a file may have. */
export const MOST_BYTES = 50_000_000;

const LONGEST_NAME = 100;
const WRAPPED_LOOKED_AT = 100;
/** Records between two moments to draw. */
const SLICE = 1_000;

/** What a person said about how a file is written; what is absent is found out. */
export interface TableOptions {
  readonly encoding?: Encoding | undefined;
  /** Line of the header; null for a file without one. */
  readonly headerLine?: number | null | undefined;
}

/** A file as a table, or why it is none. */
export type TableResult =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads a file as people write it: any encoding, delimiter and line ends, notes above the header or
 * no header at all.
 */
export function* readTable(bytes: Uint8Array, options: TableOptions = {}): Sliced<TableResult> {
  if (bytes.length > MOST_BYTES) return { ok: false, problem: 'too-many-bytes' };
  const foreign = foreignBytes(bytes);
  if (foreign !== null) return { ok: false, problem: foreign };
  const { text: whole, encoding, doubts } = yield* decodeFile(bytes, options.encoding);
  const strange = foreignText(whole);
  if (strange !== null) return { ok: false, problem: strange };
  const { text, lines, said } = withoutSep(whole);
  const delimiter = said ?? guessDelimiter(text);
  const records: TableRow[] = [];
  for (const row of recordsOf(text, delimiter)) {
    const { line, lastLine, record } = row;
    records.push({
      ...row,
      line: line + lines,
      lastLine: lastLine + lines,
      record: record + lines,
    });
    if (records.length > MOST_ROWS + 200) return { ok: false, problem: 'too-many-rows' };
    if (records.length % SLICE === 0)
      yield Math.min(0.9, records.length / (records.length + 20_000));
  }
  const inner = text.startsWith('"') ? innerDelimiter(records) : null;
  if (inner !== null) unwrap(records, inner);
  const heads = headsOf(records);
  const place =
    options.headerLine === undefined
      ? findHeader(heads)
      : heads.findIndex(({ line }) => line === options.headerLine);
  const rows = records.slice(place + 1);
  if (rows.length > MOST_ROWS) return { ok: false, problem: 'too-many-rows' };
  const header = place < 0 ? Array.from({ length: widest(heads) }, () => '') : heads[place]?.cells;
  if ((header?.length ?? 0) > MOST_COLUMNS) return { ok: false, problem: 'too-many-columns' };
  if (header === undefined) return { ok: false, problem: 'no-rows' };
  const columns = uniqueNames(inGroups(header, heads[place - 1]));
  const headerLine = heads[place]?.line ?? null;
  return {
    ok: true,
    table: { headerLine, delimiter: inner ?? delimiter, encoding, columns, rows, doubts, heads },
  };
}

/** Takes away the mark of a byte order and a first line `sep=;`, quoted or not, and keeps count. */
function withoutSep(text: string): { text: string; lines: number; said: string | null } {
  const [sep, said = null] = /^\uFEFF*"?sep=(.)"?[\t,; ]*(?:\r\n|\r|\n)\uFEFF*/i.exec(text) ?? [];
  const [mark = ''] = /^\uFEFF*/.exec(text) ?? [];
  return { text: text.slice((sep ?? mark).length), lines: sep === undefined ? 0 : 1, said };
}

/**
 * The delimiter inside of the only cell of each record: a table that was saved as a table once
 * more, so that every line stands in quotes. Null where it is none.
 */
function innerDelimiter(records: readonly TableRow[]): string | null {
  const first = records.slice(0, WRAPPED_LOOKED_AT).map(({ cells }) => cells);
  if (first.length < 2 || first.some((cells) => cells.length > 1)) return null;
  const lines = first.map(([line = '']) => line);
  const inner = guessDelimiter(lines.join('\n'));
  return lines.every((line) => line.includes(inner)) ? inner : null;
}

function unwrap(records: TableRow[], delimiter: string): void {
  for (const [index, record] of records.entries()) {
    const [inside] = recordsOf(record.cells[0] ?? '', delimiter);
    if (inside !== undefined) records[index] = { ...record, cells: inside.cells };
  }
}

function widest(rows: readonly TableRow[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/**
 * Names that stand twice, with the group that a line above gives them: below "Person" and
 * "Company", "Name" is "Person / Name" and "Company / Name".
 */
function inGroups(header: readonly string[], above: TableRow | undefined): readonly string[] {
  if (above === undefined || above.cells.length < 2) return header;
  let group = '';
  return header.map((name, index) => {
    group = cleanLine(above.cells[index] ?? '') || group;
    const isTwice = header.filter((other) => cleanLine(other) === cleanLine(name)).length > 1;
    return isTwice && group !== '' && name.trim() !== '' ? `${group} / ${name}` : name;
  });
}

/**
 * Names of columns, each once: a column without a name has its number, one of two with the same
 * name a mark.
 */
function uniqueNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  const marks = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cleanLine(cell).slice(0, LONGEST_NAME) || `#${index + 1}`;
    let mark = marks.get(name) ?? 1;
    let unique = mark === 1 ? name : `${name} (${mark})`;
    while (taken.has(unique)) unique = `${name} (${++mark})`;
    marks.set(name, mark + 1);
    taken.add(unique);
    return unique;
  });
}
