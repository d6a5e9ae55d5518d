import { type Stage, stageOrder } from '../base/stage';
import { stageOfWord, wordKey } from '../person/stage-words';
import {
  addressesIn,
  looksTurned,
  phoneIn,
  profileIn,
  turnedName,
  withoutSalutation,
} from './cells';
import { cleanCell, shownOf } from './clean';
import { isTurnedName } from './column-names';
import { emailPlaces } from './columns';
import { Gathering } from './gathering';
import type {
  ColumnFields,
  ImportField,
  ImportPerson,
  ImportReading,
  LeftOut,
  Sliced,
  StageAnswers,
  Table,
  TableRow,
} from './model';

/** Characters that a cell may have; only cells of columns that are imported count. */
const LONGEST_CELL = 500;
const LONGEST_EMAILS = 2_000;
/** Rows between two moments to draw. */
const SLICE = 500;
const MOST_EMAILS = 20;

interface Question {
  word: string;
  suggested: Stage | null;
  lines: number[];
}

/** What reading a row needs of the whole table. */
interface Reader {
  readonly width: number;
  readonly delimiter: string;
  readonly emails: readonly number[];
  readonly stages: readonly number[];
  readonly placeOf: ReadonlyMap<ImportField, number>;
  readonly isTurned: boolean;
  readonly doubtful: ReadonlySet<number>;
  readonly answers: StageAnswers;
  readonly questions: Map<string, Question>;
}

/**
 * The people that stand in the rows of a table. A row without anybody is left out with a reason and
 * never stops the others; a word for a stage that is not known is a question, asked once; several
 * rows of one person are that person.
 */
export function* readPeople(
  table: Table,
  fields: ColumnFields,
  answers: StageAnswers = {},
): Sliced<ImportReading> {
  const reader = readerOf(table, fields, answers);
  const gathering = new Gathering();
  const leftOut: LeftOut[] = [];
  for (const [index, row] of table.rows.entries()) {
    const read = readRow(row, reader);
    if ('problem' in read) leftOut.push(read);
    else gathering.add(read);
    if (index % SLICE === SLICE - 1) yield index / table.rows.length;
  }
  return {
    people: gathering.people,
    leftOut,
    otherNames: gathering.otherNames,
    questions: [...reader.questions].map(([key, question]) => ({ key, ...question })),
  };
}

function readerOf(table: Table, fields: ColumnFields, answers: StageAnswers): Reader {
  const placeOf = new Map<ImportField, number>();
  for (const [place, field] of fields.entries())
    if (field !== null && !placeOf.has(field)) placeOf.set(field, place);
  const name = placeOf.get('name');
  const { mixed, repaired, lost } = table.doubts;
  return {
    width: table.columns.length,
    delimiter: table.delimiter,
    emails: emailPlaces(table.columns, fields),
    stages: fields.flatMap((field, place) => (field === 'stage' ? [place] : [])),
    placeOf,
    isTurned: name !== undefined && namesAreTurned(table, name),
    doubtful: new Set([...mixed, ...repaired, ...lost]),
    answers,
    questions: new Map(),
  };
}

const NAMES_LOOKED_AT = 200;

function namesAreTurned({ columns, rows }: Table, place: number): boolean {
  if (isTurnedName(columns[place] ?? '')) return true;
  const names = rows
    .slice(0, NAMES_LOOKED_AT)
    .map(({ cells }) => cells[place]?.trim() ?? '')
    .filter((name) => name !== '');
  return names.length > 0 && names.filter(looksTurned).length > names.length / 2;
}

function readRow(row: TableRow, reader: Reader): ImportPerson | LeftOut {
  const { line, record, broken } = row;
  const left = (problem: LeftOut['problem'], value: string): LeftOut => ({
    line,
    record,
    problem,
    value: shownOf(value),
  });
  if (broken) return left('broken-quotes', row.cells.join(' '));
  const cells = rejoined(row.cells, reader);
  // Some programs end every row with a delimiter more than the header has; only what has a value is
  // too much.
  const extra = cells.slice(reader.width).find((cell) => cell.trim() !== '');
  if (extra !== undefined) return left('too-many-cells', extra);
  const raw = (field: ImportField): string => cells[reader.placeOf.get(field) ?? -1] ?? '';
  for (const [field, place] of reader.placeOf) {
    const limit = field === 'email' ? LONGEST_EMAILS : LONGEST_CELL;
    if ((cells[place]?.length ?? 0) > limit) return left('too-long', cells[place] ?? '');
  }
  const addresses = reader.emails.map((place) => addressesIn(cells[place] ?? ''));
  const emails = [...new Set(addresses.flatMap((each) => each.emails))].slice(0, MOST_EMAILS);
  const linkedin = profileIn(raw('linkedin'));
  if (emails.length === 0 && linkedin === null) {
    const written = reader.emails
      .map((place) => cells[place] ?? '')
      .find((cell) => cleanCell(cell) !== '');
    return written === undefined
      ? left(
          'no-email',
          [raw('name'), raw('firstName'), ...cells].find((cell) => cleanCell(cell) !== '') ?? '',
        )
      : left('bad-email', written);
  }
  const value = (field: ImportField): string | null => cleanCell(raw(field)) || null;
  const name = nameOf(
    value,
    reader.isTurned,
    addresses.find(({ display }) => display !== '')?.display,
  );
  const company = value('company');
  return {
    lines: [line],
    name,
    emails,
    linkedin,
    company,
    jobTitle: value('jobTitle'),
    phone: phoneIn(raw('phone')),
    stage: stageOf(cells, line, reader),
    campaign: value('campaign'),
    doubtful: isDoubtful(row, reader.doubtful) || /\p{L}\?\p{L}|\ufffd/u.test(`${name} ${company}`),
  };
}

/**
 * Cells of a row that a delimiter without quotes split ("Peña, S.L."), put together where that is
 * plain: the second half begins with a blank, or the last cell is an address of the web.
 */
function rejoined(cells: readonly string[], { width, delimiter }: Reader): readonly string[] {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (filled <= width) return cells;
  const joined: string[] = [];
  let extra = filled - width;
  for (const cell of cells.slice(0, filled)) {
    if (extra > 0 && joined.length > 0 && /^ \S/.test(cell)) {
      joined.push(`${joined.pop()}${delimiter}${cell}`);
      extra--;
    } else joined.push(cell);
  }
  if (extra > 0 && /^https?:\/\//.test(joined[width - 1] ?? ''))
    return [...joined.slice(0, width - 1), joined.slice(width - 1).join(delimiter)];
  return joined;
}

function isDoubtful({ line, lastLine }: TableRow, doubtful: ReadonlySet<number>): boolean {
  if (doubtful.size === 0) return false;
  for (let each = line; each <= lastLine; each++) if (doubtful.has(each)) return true;
  return false;
}

/** A person's name out of its parts, both family names of it, or as a whole. */
function nameOf(
  value: (field: ImportField) => string | null,
  isTurned: boolean,
  display: string | undefined,
): string | null {
  const [first, middle] = [value('firstName'), value('middleName')];
  const family = [value('lastName'), value('secondLastName')].filter((part) => part !== null);
  const given =
    middle === null || first === null || first.toLowerCase().endsWith(middle.toLowerCase())
      ? [first ?? middle]
      : [first, middle];
  const parts = [...given, ...family].filter((part) => part !== null).join(' ');
  if (first !== null && family.length > 0) return parts;
  const whole = value('name')?.replace(/\s*[(<][^()<>]*@[^()<>]*[)>]/g, '') || null;
  if (whole !== null) return withoutSalutation(isTurned ? turnedName(whole) : whole) || whole;
  return parts || (display === undefined ? null : turnedName(display)) || null;
}

/** The stage that a row says, the furthest where several columns speak of it. */
function stageOf(cells: readonly string[], line: number, reader: Reader): Stage | null {
  let furthest: Stage | null = null;
  for (const place of reader.stages) {
    const stage = stageOfCell(cleanCell(cells[place] ?? ''), line, reader);
    if (stage !== null && (furthest === null || stageOrder(stage) > stageOrder(furthest)))
      furthest = stage;
  }
  return furthest;
}

function stageOfCell(word: string, line: number, { answers, questions }: Reader): Stage | null {
  if (word === '') return null;
  const { stage, asked, suggested } = stageOfWord(word);
  if (!asked) return stage;
  const key = wordKey(word);
  const question = questions.get(key) ?? { word: shownOf(word), suggested, lines: [] };
  question.lines.push(line);
  questions.set(key, question);
  return Object.hasOwn(answers, key) ? (answers[key] ?? null) : null;
}
