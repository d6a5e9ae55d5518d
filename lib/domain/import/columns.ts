import { stageOfWord } from '../person/stage-words';
import { addressesIn, isSalutation, looksLikeName, looksTurned, phoneIn, profileIn } from './cells';
import { guessOfName, isNotTheirs, type NameGuess, plainWordsOf } from './column-names';
import type { ColumnFields, ImportField, Table } from './model';

/** Rows whose cells are looked at. */
const ROWS_LOOKED_AT = 300;
/** A column that holds anything goes before one that holds nothing. */
const FILLED = 20;

interface Column {
  readonly place: number;
  readonly name: string;
  /** Its filled cells, of the rows that are looked at. */
  readonly cells: readonly string[];
  readonly guess: NameGuess | null;
}

/** Fields of which a person has one, so that the likeliest column is taken. */
const SINGLE: readonly ImportField[] = [
  'firstName',
  'middleName',
  'lastName',
  'secondLastName',
  'name',
  'company',
  'jobTitle',
  'phone',
  'stage',
  'linkedin',
  'campaign',
];

/**
 * Which column is what: by its name, by how likely that name is, and by what stands in it. The
 * order of the file decides only between equals.
 */
export function guessColumns(table: Pick<Table, 'columns' | 'rows'>): ColumnFields {
  const rows = table.rows.slice(0, ROWS_LOOKED_AT);
  const columns = table.columns.map((name, place): Column => {
    const cells = rows.flatMap(({ cells: row }) => {
      const cell = row[place]?.trim() ?? '';
      return cell === '' ? [] : [cell];
    });
    return { place, name, cells, guess: judged(name, cells) };
  });
  const fields = columns.map(({ guess }) =>
    guess?.field === 'email' ? guess.field : null,
  ) as (ImportField | null)[];
  for (const field of SINGLE) {
    const [best] = columns
      .filter(({ guess }) => guess?.field === field)
      .toSorted((a, b) => likelihood(b) - likelihood(a) || a.place - b.place);
    if (best !== undefined) fields[best.place] = field;
  }
  addStatus(columns, fields);
  addByContent(columns, fields);
  return settleNames(columns, fields);
}

function likelihood({ guess, cells }: Column): number {
  return (guess?.weight ?? 0) + (cells.length > 0 ? FILLED : 0);
}

/** What a column is by its name, unless what stands in it says otherwise. */
function judged(name: string, cells: readonly string[]): NameGuess | null {
  const guess = guessOfName(name);
  const addresses = shareOf(cells, (cell) => addressesIn(cell).emails.length > 0);
  if (guess?.field === 'email')
    return cells.length > 0 && shareOf(cells, (cell) => cell.includes('@')) < 0.2 ? null : guess;
  if (isNotTheirs(name)) return guess !== null && addresses <= 0.5 ? guess : null;
  if (addresses > 0.5) return { field: 'email', weight: 4 };
  if (shareOf(cells, (cell) => profileIn(cell) !== null) > 0.5)
    return guess?.field === 'linkedin' ? guess : { field: 'linkedin', weight: 4 };
  if (guess?.field === 'phone')
    return cells.length > 0 && shareOf(cells, (cell) => phoneIn(cell) !== null) < 0.5
      ? null
      : guess;
  if (guess?.field === 'jobTitle' && shareOf(cells, isSalutation) > 0.5) return null;
  if (guess?.field === 'stage' && guess.weight <= 3) {
    // "Status" and "Type" mean many things: a stage only where they hold words for stages.
    return shareOf(cells, (cell) => !stageOfWord(cell).asked) > 0.7 &&
      cells.some((cell) => stageOfWord(cell).stage !== null)
      ? guess
      : null;
  }
  return guess;
}

/** The state of a deal ("Won") says more than the place of the deal in its pipeline. */
function addStatus(columns: readonly Column[], fields: (ImportField | null)[]): void {
  for (const { place, guess, name } of columns) {
    const isState = guess?.field === 'stage' && fields[place] === null;
    if (isState && /status|estado|situacion/.test(plainWordsOf(name))) fields[place] = 'stage';
  }
}

const JOB =
  /\b(?:c[eftomi]o|direct(?:or|ora|eur)|manager|head of|jef[ea]|gerente|owner|founder|president|responsable|analyst|engineer|consultant|comercial|compras|ventas|marketing)\b/i;
const LEGAL =
  /(?:^|[\s,])(?:s\.?\s?[al]\.?(?:u\.?)?|s\.?c\.?|gmbh|ltd\.?|llc|inc\.?|corp\.?|bv|sa de cv|s\.?r\.?l\.?|plc|ag|group|grupo)$/i;

/** Columns whose names say nothing, by what stands in them. */
function addByContent(columns: readonly Column[], fields: (ImportField | null)[]): void {
  const rules: readonly (readonly [ImportField, number, (cell: string) => boolean])[] = [
    ['stage', 0.7, (cell) => stageOfWord(cell).stage !== null],
    ['company', 0.3, (cell) => LEGAL.test(cell)],
    ['jobTitle', 0.5, (cell) => JOB.test(cell)],
    ['name', 0.6, (cell) => looksLikeName(cell) || looksTurned(cell)],
  ];
  const isNamed = fields.some(
    (field) => field === 'name' || field === 'firstName' || field === 'lastName',
  );
  for (const [field, share, test] of rules) {
    if (fields.includes(field) || (field === 'name' && isNamed)) continue;
    const found = columns.find(
      ({ place, name, guess, cells }) =>
        fields[place] === null &&
        guess === null &&
        cells.length > 0 &&
        (name.startsWith('#') || (field !== 'stage' && !isKnownOther(name))) &&
        shareOf(cells, test) >= share,
    );
    if (found !== undefined) fields[found.place] = field;
  }
}

/** Words in names of columns that are none of the fields. */
const OTHER_THINGS = new RegExp(
  [
    String.raw`city|ciudad|notas?|notes?|street|calle|country|pais|region|provincia|tag|comment`,
    String.raw`coment|title|titulo|department|departamento|opportunity|oportunidad|deal|negocio`,
    String.raw`address|direccion|group|sector|industr|subject|asunto|product|label|nick|event`,
    String.raw`evento|salut|tratam|suffix|list`,
  ].join('|'),
);

/** A name that says something else than a field: city, notes, owner. */
function isKnownOther(name: string): boolean {
  return isNotTheirs(name) || OTHER_THINGS.test(plainWordsOf(name));
}

/**
 * "Nombre" and "Name" alone are the whole name; beside a family name they are the given one, unless
 * the family name stands in them too.
 */
function settleNames(columns: readonly Column[], fields: (ImportField | null)[]): ColumnFields {
  const at = (field: ImportField) => fields.indexOf(field);
  const hasFamily = at('lastName') >= 0 || at('secondLastName') >= 0;
  const [first, whole, last] = [at('firstName'), at('name'), at('lastName')];
  if (first >= 0 && !hasFamily && whole < 0) fields[first] = 'name';
  if (
    first < 0 &&
    whole >= 0 &&
    last >= 0 &&
    /^(?:name|nombre)$/.test(plainWordsOf(columns[whole]?.name ?? ''))
  ) {
    const names = columns[whole]?.cells ?? [];
    const families = columns[last]?.cells ?? [];
    const both = names.filter((name, index) => name.includes(families[index] ?? '\n')).length;
    if (both <= names.length / 2) fields[whole] = 'firstName';
  }
  return fields;
}

function shareOf(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

/** The places of a table's columns with addresses, the likeliest to write to first. */
export function emailPlaces(columns: readonly string[], fields: ColumnFields): number[] {
  const weight = (place: number) => {
    const guess = guessOfName(columns[place] ?? '');
    return guess?.field === 'email' ? guess.weight : 5;
  };
  return fields
    .flatMap((field, place) => (field === 'email' ? [place] : []))
    .toSorted((a, b) => weight(b) - weight(a) || a - b);
}
