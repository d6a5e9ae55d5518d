import { normaliseEmail } from '../person/identity';
import { addressesIn, profileIn } from './cells';
import { isColumnName } from './column-names';
import type { TableRow } from './model';
import { recordsOf } from './records';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Records that are looked at under each delimiter, and letters that they are read from. */
const MOST_RECORDS = 150;
const MOST_LETTERS = 200_000;
/** Lines among which a header is looked for. */
const MOST_HEADS = 40;

/**
 * The delimiter under which most records have the same width and addresses stand in cells of their
 * own. A header or a title may hold any of them.
 */
export function guessDelimiter(text: string): string {
  const start = text.slice(0, MOST_LETTERS);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: score(start, delimiter) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

function score(text: string, delimiter: string): number {
  const widths = new Map<number, number>();
  let records = 0;
  let clean = 0;
  let names = 0;
  let lists = 0;
  for (const { cells } of recordsOf(text, delimiter)) {
    if (records++ === MOST_RECORDS) break;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.some((cell) => isOwn(cell))) clean++;
    if (cells.length > 1 && cells.every((cell) => cell.trim() === '' || isOwn(cell))) lists++;
    if (cells.length > 1) names = Math.max(names, cells.filter(isColumnName).length / cells.length);
  }
  if (records === 0) return 0;
  const wide = [...widths].filter(([width]) => width > 1);
  const [width, count] = wide.reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0]);
  // Several addresses in the only cell of each row are no columns.
  if (lists > 0 && lists === records - (widths.get(1) ?? 0)) return clean / records;
  return (2 * count) / records + clean / records + names + Math.min(width, 12) / 40;
}

function isOwn(cell: string): boolean {
  return cell.includes('@') && normaliseEmail(cell) !== null;
}

/** Whether a cell holds what no header has: an address, a profile, a link. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return isPerson(text) || /^https?:\/\//i.test(text);
}

/** Whether a cell is a number or a date, of which a header has few. */
function isNumber(cell: string): boolean {
  const text = cell.trim();
  return /^[+-]?[\d.,\s]{2,}[%€$]?$/.test(text) || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(text);
}

/**
 * How many names of columns a record holds, less its numbers. A word that stands below it again is
 * a value: "Cliente" is a name in some headers and a stage in many rows.
 */
function namesIn(heads: readonly TableRow[], index: number): number {
  const { cells = [] } = heads[index] ?? {};
  if (cells.some(isData)) return 0;
  const isRepeated = (cell: string, place: number) =>
    heads.some((head, at) => at > index && head.cells[place]?.trim() === cell.trim());
  const names = cells.filter((cell, place) => isColumnName(cell) && !isRepeated(cell, place));
  return Math.max(0, names.length - cells.filter(isNumber).length / 2);
}

/** The records among which a header may be. */
export function headsOf(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.slice(0, MOST_HEADS);
}

/**
 * The place of the header among the first records: the one with the most names of columns, under
 * titles and notes of an export; else the last row of full width above the people.
 * @returns -1 where the first row is a person already
 */
export function findHeader(heads: readonly TableRow[]): number {
  const filled = heads.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const names = heads.map((_, index) => namesIn(heads, index));
  const width = usualWidth(filled);
  const best = names.reduce((high, count, index) => (count > (names[high] ?? 0) ? index : high), 0);
  const count = names[best] ?? 0;
  const first = heads.findIndex(({ cells }) => cells.some(isPerson) && !isPair(cells));
  const isAbove = first < 0 || best < first || (filled[best] ?? 0) > (filled[first] ?? 0);
  if (count > 1 && isAbove) return best;
  if (count > 0 && isAbove && ((filled[best] ?? 0) >= width * 0.6 || width <= 1)) return best;
  // No name that is known: what stands above the people in full width and with no gap is a header.
  const above = first < 0 ? Math.min(1, heads.length) : first;
  for (let index = above - 1; index >= 0; index--) {
    const { cells = [] } = heads[index] ?? {};
    const isFull = (filled[index] ?? 0) >= width && (filled[index] ?? 0) > 0;
    if (
      isFull &&
      cells.every((cell) => cell.trim().length < 60 && !isData(cell) && !isNumber(cell))
    )
      return index;
  }
  return -1;
}

/** Whether a record says one thing of the file ("Email;ana@ours.example"), as notes above do. */
function isPair(cells: readonly string[]): boolean {
  const [key = '', value = '', ...more] = cells.filter((cell) => cell.trim() !== '');
  return more.length === 0 && isPerson(value) && isColumnName(key);
}

function isPerson(cell: string): boolean {
  return addressesIn(cell).emails.length > 0 || profileIn(cell) !== null;
}

/** The number of filled cells that most records have. */
function usualWidth(filled: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const each of filled) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [width] = [...counts].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0] as [number, number],
  );
  return width;
}
