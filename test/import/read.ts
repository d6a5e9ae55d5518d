import { guessColumns } from '../../lib/domain/import/columns';
import {
  type ColumnFields,
  type Doubts,
  type Encoding,
  type FileProblem,
  type ImportPerson,
  runWhole,
} from '../../lib/domain/import/model';
import { readPeople } from '../../lib/domain/import/people';
import { readTable } from '../../lib/domain/import/table';
import { pagesWords } from '../../lib/i18n/page-translator';

/** A question that the import asks, with its words. */
interface Question {
  readonly kind: 'stage' | 'encoding' | 'name';
  readonly say: string;
  readonly [more: string]: unknown;
}

/** What the import makes of a file, as plain JSON. */
export interface ImportReport {
  /** Why the file as a whole is not read, and what to do; absent where it is. */
  readonly problem?: { readonly kind: FileProblem; readonly say: string };
  /** All null where the file is no table. */
  readonly header: {
    readonly line: number | null;
    readonly delimiter: string | null;
    readonly encoding: Encoding | null;
  };
  readonly columns: readonly { readonly name: string; readonly field: string | null }[];
  readonly people: readonly Omit<ImportPerson, 'doubtful'>[];
  readonly leftOut: readonly {
    /** Line of the file, and row in a spreadsheet, both from 1. */
    readonly row: number;
    readonly spreadsheetRow: number;
    readonly why: string;
    readonly value: string;
    readonly say: string;
  }[];
  readonly questions: readonly Question[];
}

const t = pagesWords('en');
const NONE = { line: null, delimiter: null, encoding: null };

/** What the import makes of a file, by the product's own code, without anybody's answers. */
export function readFile(bytes: Uint8Array): ImportReport {
  const result = runWhole(readTable(bytes));
  if (!result.ok) {
    const say = t(`file.${result.problem}`);
    const leftOut = [{ row: 1, spreadsheetRow: 1, why: result.problem, value: '', say }];
    const problem = { kind: result.problem, say };
    return { problem, header: NONE, columns: [], people: [], leftOut, questions: [] };
  }
  const { table } = result;
  const { headerLine, delimiter, encoding, columns, doubts } = table;
  const fields: ColumnFields = guessColumns(table);
  const { people, leftOut, questions, otherNames } = runWhole(readPeople(table, fields));
  return {
    header: { line: headerLine, delimiter, encoding },
    columns: columns.map((name, place) => ({ name, field: fields[place] ?? null })),
    people: people.map(({ doubtful: _, ...person }) => person),
    leftOut: leftOut.map(({ line, record, problem, value }) => ({
      row: line,
      spreadsheetRow: record,
      why: problem,
      value,
      say: t(`problem.${problem}`),
    })),
    questions: [
      ...encodingQuestions(doubts, encoding),
      ...otherNames.map(
        ({ line, name, kept }): Question => ({
          kind: 'name',
          name,
          kept,
          rows: [line],
          say: t('import.other-names', { count: 1, lines: line }),
        }),
      ),
      ...questions.map(
        ({ word, lines, suggested }): Question => ({
          kind: 'stage',
          word,
          rows: lines,
          suggested,
          say: t('import.stage-question', { word }),
        }),
      ),
    ],
  };
}

function encodingQuestions(doubts: Doubts, encoding: Encoding): Question[] {
  const guessed: Question[] = doubts.guessed
    ? [
        {
          kind: 'encoding',
          encoding,
          rows: [],
          say: t('import.doubt-guessed', { encoding: t(`import.encoding-${encoding}`) }),
        },
      ]
    : [];
  const kinds = ['mixed', 'repaired', 'lost'] as const;
  return [
    ...guessed,
    ...kinds
      .filter((kind) => doubts[kind].length > 0)
      .map((kind): Question => {
        const rows = doubts[kind];
        const say = t(`import.doubt-${kind}`, { count: rows.length, lines: rows.join(', ') });
        return { kind: 'encoding', encoding, doubt: kind, rows, say };
      }),
  ];
}
