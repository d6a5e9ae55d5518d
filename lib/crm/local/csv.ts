import Papa from 'papaparse';
import type { ImportProblem } from '../../domain/admin';
import { linkedinSlug, normaliseEmail } from '../../domain/identity';
import { isStage, type Stage } from '../../domain/stage';

/** Fields that a column of a file can be. */
export const IMPORT_FIELDS = [
  'email',
  'name',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'stage',
  'linkedin',
  'campaign',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Column → field; columns that are not named are left out. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** A row that can be imported. */
export interface ImportRow {
  /** Counts from 1, the header not counted. */
  readonly row: number;
  readonly email: string;
  readonly name: string;
  readonly company: string | null;
  readonly jobTitle: string | null;
  readonly stage: Stage | null;
  readonly linkedinSlug: string | null;
  readonly campaign: string | null;
}

export interface ReadCsv {
  readonly columns: readonly string[];
  readonly mapping: ColumnMapping;
  readonly rows: readonly ImportRow[];
  readonly problems: readonly ImportProblem[];
  readonly total: number;
  readonly sample: readonly Readonly<Record<string, string>>[];
}

const LONGEST_CELL = 500;
const SHOWN_OF_A_VALUE = 80;
const SAMPLE_ROWS = 5;

const GUESSES: readonly (readonly [ImportField, RegExp])[] = [
  ['email', /^(e-?mail|correo|mail|email address|direccion de correo)/],
  ['firstName', /^(first ?name|given name|nombre de pila|nombre)$/],
  ['lastName', /^(last ?name|surname|family name|apellidos?)$/],
  ['name', /^(full ?name|name|contact|nombre completo|nombre y apellidos|contacto)$/],
  ['company', /^(company|organi[sz]ation|account|empresa|compania|organizacion)/],
  ['jobTitle', /^(job ?title|title|position|role|cargo|puesto)/],
  ['stage', /^(stage|lifecycle|etapa|fase|estado)/],
  ['linkedin', /^linked ?in/],
  ['campaign', /^(campaign|source|campana|origen)/],
];

const STAGE_WORDS: Readonly<Record<string, Stage>> = {
  visitante: 'visitor',
  prospecto: 'lead',
  'marketing qualified lead': 'mql',
  marketingqualifiedlead: 'mql',
  'prospecto calificado por marketing': 'mql',
  'sales qualified lead': 'sql',
  salesqualifiedlead: 'sql',
  'prospecto calificado por ventas': 'sql',
  oportunidad: 'opportunity',
  cliente: 'customer',
};

/**
 * Reads a CSV file: any delimiter, quotes and line ends, with a header row. Cells are text and nothing else, a formula too.
 * A row that cannot be imported is a problem and never stops the others.
 * @param given the mapping of columns as the person set it; guessed from the header (English or Spanish) when absent
 */
export function readCsv(csv: string, given?: ColumnMapping): ReadCsv {
  const parsed = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { header: false, skipEmptyLines: 'greedy' });
  const [header = [], ...body] = parsed.data;
  const columns = uniqueNames(header.map((name) => name.trim()));
  const mapping = given ?? guessMapping(columns);
  const problems: ImportProblem[] = [];
  const seen = new Set<string>();
  const rows: ImportRow[] = [];
  for (const [index, cells] of body.entries()) {
    const read = readRow(index + 1, cells, columns, mapping, problems);
    if (read === null) continue;
    if (seen.has(read.email)) problems.push(problem(read.row, 'duplicate-in-file', read.email));
    else rows.push(read);
    seen.add(read.email);
  }
  const sample = body.slice(0, SAMPLE_ROWS).map((cells) => toRecord(columns, cells));
  return { columns, mapping, rows, problems, total: body.length, sample };
}

function readRow(
  row: number,
  cells: readonly string[],
  columns: readonly string[],
  mapping: ColumnMapping,
  problems: ImportProblem[],
): ImportRow | null {
  const refuse = (what: ImportProblem['problem'], value: string) => {
    problems.push(problem(row, what, value));
    return null;
  };
  if (cells.length > columns.length) return refuse('too-many-cells', String(cells.length));
  const long = cells.find((cell) => cell.length > LONGEST_CELL);
  if (long !== undefined) return refuse('too-long', long);
  const field = (name: ImportField): string => {
    const column = columns.findIndex((each) => Object.hasOwn(mapping, each) && mapping[each] === name);
    return (cells[column] ?? '').trim();
  };
  const raw = field('email');
  if (raw === '') return refuse('no-email', '');
  const email = normaliseEmail(raw);
  if (email === null) return refuse('bad-email', raw);
  const stage = readStage(field('stage'));
  // Somebody whose stage we do not understand is still somebody: imported as a lead, and said.
  if (stage === undefined) problems.push(problem(row, 'unknown-stage', field('stage')));
  const name = field('name') || [field('firstName'), field('lastName')].filter((part) => part !== '').join(' ');
  return {
    row,
    email,
    name: name || email,
    company: field('company') || null,
    jobTitle: field('jobTitle') || null,
    stage: stage ?? null,
    linkedinSlug: linkedinSlug(field('linkedin')),
    campaign: field('campaign') || null,
  };
}

/** Null for an empty cell, undefined for a word that is no stage. */
function readStage(text: string): Stage | null | undefined {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*\(.*\)$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  if (plain === '') return null;
  return isStage(plain) ? plain : Object.hasOwn(STAGE_WORDS, plain) ? STAGE_WORDS[plain] : undefined;
}

function guessMapping(columns: readonly string[]): ColumnMapping {
  const taken = new Set<ImportField>();
  const entries = columns.flatMap((column) => {
    const plain = column.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_-]+/g, ' ').trim();
    const field = GUESSES.find(
      ([each, pattern]) => !taken.has(each) && (pattern.test(plain) || pattern.test(column.toLowerCase())),
    )?.[0];
    if (field === undefined) return [];
    taken.add(field);
    return [[column, field] as const];
  });
  const mapping = Object.fromEntries(entries);
  // "Nombre" alone is the whole name; only beside "Apellidos" is it the first one.
  if (!taken.has('lastName') && !taken.has('name')) {
    for (const [column, field] of entries) if (field === 'firstName') mapping[column] = 'name';
  }
  return mapping;
}

function uniqueNames(names: readonly string[]): string[] {
  const count = new Map<string, number>();
  return names.map((name) => {
    const times = (count.get(name) ?? 0) + 1;
    count.set(name, times);
    return times === 1 && name !== '' ? name : `${name} (${times})`;
  });
}

function toRecord(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').slice(0, SHOWN_OF_A_VALUE)]));
}

function problem(row: number, what: ImportProblem['problem'], value: string): ImportProblem {
  return { row, problem: what, value: value.slice(0, SHOWN_OF_A_VALUE) };
}
