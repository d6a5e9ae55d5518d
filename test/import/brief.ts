import type { ImportReport } from './read';

/** What the import makes of a file, without what is empty: the form of the expected results. */
export interface Brief {
  readonly problem?: string;
  readonly header?: ImportReport['header'];
  readonly fields?: Readonly<Record<string, string>>;
  readonly people?: readonly Readonly<Record<string, unknown>>[];
  readonly leftOut?: readonly (readonly [row: number, why: string])[];
  readonly questions?: readonly Readonly<Record<string, unknown>>[];
}

/** A report in brief. */
export function briefOf(report: ImportReport): Brief {
  const { problem, header, columns, people, leftOut, questions } = report;
  if (problem !== undefined) return { problem: problem.kind };
  return {
    header,
    fields: Object.fromEntries(
      columns.flatMap(({ name, field }) => (field === null ? [] : [[name, field]])),
    ),
    people: people.map(filled),
    leftOut: leftOut.map(({ row, why }) => [row, why] as const),
    questions: questions.map(({ say: _, ...rest }) => filled(rest)),
  };
}

function filled(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) => each !== null && !(Array.isArray(each) && each.length === 0),
    ),
  );
}
