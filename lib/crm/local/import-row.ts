import type { Stage } from '../../domain/base/stage';
import { linkedinSlug, normaliseEmail } from '../../domain/person/identity';
import type { ImportProblem } from '../../domain/views/admin';
import { type ColumnMapping, fieldPlaces, type ImportField } from './columns';
import type { CsvRow, CsvTable } from './csv';
import { stageOfWords } from './stage-words';
import { cleanText } from './text';

/** A row that can be imported. An empty cell is null: it changes nothing. */
export interface ImportRow {
  readonly row: number;
  readonly email: string;
  readonly name: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  readonly stage: Stage | null;
  readonly linkedinSlug: string | null;
  readonly campaign: string | null;
}

export interface ReadRows {
  readonly rows: readonly ImportRow[];
  /** One for each row that is left out. */
  readonly problems: readonly ImportProblem[];
}

/** Characters that a cell may have; only cells that are mapped count. */
const LONGEST_CELL = 500;
const SHOWN_OF_A_VALUE = 80;

/**
 * What stands in the rows of a file. A row with something wrong is left out as a whole and never
 * stops the others: half a row is no help to anybody, and a column that nobody wants can be left
 * out by the mapping.
 */
export function readRows({ columns, rows }: CsvTable, mapping: ColumnMapping): ReadRows {
  const places = fieldPlaces(columns, mapping);
  const seen = new Set<string>();
  const good: ImportRow[] = [];
  const problems: ImportProblem[] = [];
  for (const each of rows) {
    const read = readRow(each, columns.length, places);
    if ('problem' in read) problems.push(read);
    else if (seen.has(read.email))
      problems.push(problemOf(each.row, 'duplicate-in-file', read.email));
    else good.push(read);
    if ('email' in read) seen.add(read.email);
  }
  return { rows: good, problems };
}

/** A problem of a row, with as much of the value as fits a line. */
export function problemOf(
  row: number,
  problem: ImportProblem['problem'],
  value: string,
): ImportProblem {
  return { row, problem, value: cleanText(value.slice(0, SHOWN_OF_A_VALUE)) };
}

function readRow(
  { row, cells, broken }: CsvRow,
  width: number,
  places: ReadonlyMap<ImportField, number>,
): ImportRow | ImportProblem {
  if (broken) return problemOf(row, 'broken-quotes', cells.join(' '));
  // Some programs end every row with a delimiter more than the header has; only what has a value is
  // too much.
  const extra = cells.slice(width).find((cell) => cell.trim() !== '');
  if (extra !== undefined) return problemOf(row, 'too-many-cells', extra);
  const raw = (field: ImportField): string => cells[places.get(field) ?? -1] ?? '';
  const long = [...places.keys()].map(raw).find((cell) => cell.length > LONGEST_CELL);
  if (long !== undefined) return problemOf(row, 'too-long', long);
  const field = (name: ImportField): string => cleanText(raw(name));
  if (field('email') === '') return problemOf(row, 'no-email', '');
  const email = normaliseEmail(raw('email'));
  if (email === null) return problemOf(row, 'bad-email', field('email'));
  const stage = field('stage') === '' ? null : stageOfWords(field('stage'));
  if (stage === undefined) return problemOf(row, 'unknown-stage', field('stage'));
  return {
    row,
    email,
    name: field('name') || cleanText(`${field('firstName')} ${field('lastName')}`) || null,
    company: field('company') || null,
    jobTitle: field('jobTitle') || null,
    stage,
    linkedinSlug: linkedinSlug(raw('linkedin')),
    campaign: field('campaign') || null,
  };
}
