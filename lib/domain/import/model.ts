import type { Stage } from '../base/stage';

/** What a column of a file can be. */
export const IMPORT_FIELDS = [
  'email',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'secondLastName',
  'company',
  'jobTitle',
  'phone',
  'stage',
  'linkedin',
  'campaign',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Fields that several columns may hold. */
export const MANY: ReadonlySet<ImportField> = new Set(['email', 'stage']);

/** The field of each column, in the order of the columns; null for one that is not imported. */
export type ColumnFields = readonly (ImportField | null)[];

/** How a file may be written, in the names of https://encoding.spec.whatwg.org. */
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'macintosh',
  'ibm850',
  'utf-16le',
  'utf-16be',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Files that are no table of text, and what to do about each is a text of the interface. */
export type ForeignKind =
  | 'workbook'
  | 'old-workbook'
  | 'opendocument'
  | 'archive'
  | 'pdf'
  | 'vcard'
  | 'json'
  | 'web-page'
  | 'picture'
  | 'unknown'
  | 'empty';

/** Why nothing of a file is read. */
export type FileProblem =
  | ForeignKind
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-bytes'
  | 'no-rows';

/** A record of a file. */
export interface TableRow {
  /** Line of the file on which it begins and ends, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** Its row in a spreadsheet, from 1: line breaks inside of cells begin no row there. */
  readonly record: number;
  readonly cells: readonly string[];
  /** A quote of the row was opened and never closed. */
  readonly broken: boolean;
}

/** Where letters are doubtful: lines of the file, from 1. */
export interface Doubts {
  /** Lines that are written in another encoding than the file, read each in its own. */
  readonly mixed: readonly number[];
  /** Lines that another program had spoilt ("BegoÃ±a"), which are put right here. */
  readonly repaired: readonly number[];
  /** Lines with letters that are lost ("Bego�a"). */
  readonly lost: readonly number[];
  /** Whether the encoding of the whole file is only the likeliest. */
  readonly guessed: boolean;
}

/** A file as a table. */
export interface Table {
  /** Line of the header, from 1; null where the file has none. */
  readonly headerLine: number | null;
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** Names of the columns, each once; `#1` for one without a name. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly doubts: Doubts;
  /** Lines that may be chosen as the header: the first ones, with their cells. */
  readonly heads: readonly TableRow[];
}

/** A person as a file has them. What is null changes nothing of a person who is known. */
export interface ImportFacts {
  readonly name: string | null;
  /** The first is the one to write to. */
  readonly emails: readonly string[];
  readonly linkedin: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  readonly phone: string | null;
  readonly stage: Stage | null;
  readonly campaign: string | null;
  /** Whether letters of them are in doubt, so that good ones are not written over. */
  readonly doubtful: boolean;
}

/** A person of a file, and where they stand in it. */
export interface ImportPerson extends ImportFacts {
  /** Lines of the file that they come from. */
  readonly lines: readonly number[];
}

/** Why a row is left out. */
export type RowProblem = 'no-email' | 'bad-email' | 'too-many-cells' | 'too-long' | 'broken-quotes';

/** A row that is left out. */
export interface LeftOut {
  /** Line of the file on which the row begins, and its row in a spreadsheet, from 1. */
  readonly line: number;
  readonly record: number;
  readonly problem: RowProblem;
  /** As much of the cell in question as fits a line. */
  readonly value: string;
}

/** A row whose address belongs to a person above with quite another name: it counts for them. */
export interface OtherName {
  readonly line: number;
  readonly name: string;
  /** The name of the person above, which stays. */
  readonly kept: string;
}

/** A word that stands for a stage elsewhere, to be asked once. */
export interface StageQuestion {
  readonly word: string;
  /** The form by which answers are kept (`wordKey`). */
  readonly key: string;
  readonly lines: readonly number[];
  readonly suggested: Stage | null;
}

/** What each asked word means to the team, by `StageQuestion.key`; null for no stage. */
export type StageAnswers = Readonly<Record<string, Stage | null>>;

/** What the rows of a table are. */
export interface ImportReading {
  readonly people: readonly ImportPerson[];
  readonly leftOut: readonly LeftOut[];
  readonly questions: readonly StageQuestion[];
  readonly otherNames: readonly OtherName[];
}

/** Work in slices: each yield is a moment to draw, with how much is done, from 0 to 1. */
export type Sliced<Value> = Generator<number, Value, undefined>;

/** Runs sliced work to its end at once. @internal */
export function runWhole<Value>(work: Sliced<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
