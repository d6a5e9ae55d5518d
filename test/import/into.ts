import { comparePeople, factsOf } from '../../components/options/import/compare';
import type { Bus } from '../../lib/bus/client';
import type { LocalDb } from '../../lib/crm/local/db';
import { lookImport, runImport } from '../../lib/crm/local/import';
import type { Stage } from '../../lib/domain/base/stage';
import { guessColumns } from '../../lib/domain/import/columns';
import {
  type ColumnFields,
  type FileProblem,
  type ImportReading,
  runWhole,
  type StageAnswers,
  type Table,
} from '../../lib/domain/import/model';
import { readPeople } from '../../lib/domain/import/people';
import { readTable } from '../../lib/domain/import/table';
import { fakeBus } from '../unit/components/fake-bus';

/** Bytes of a text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text as a table. @throws Error where it is none */
export function tableOf(text: string): Table {
  const result = runWhole(readTable(bytesOf(text)));
  if (!result.ok) throw new Error(result.problem);
  return result.table;
}

/** Why a text is no table; null where it is one. */
export function problemOf(text: string): FileProblem | null {
  const result = runWhole(readTable(bytesOf(text)));
  return result.ok ? null : result.problem;
}

/** The people of a text, with the columns as they are found or as they are given. */
export function peopleOf(
  text: string,
  fields?: ColumnFields,
  answers: StageAnswers = {},
): ImportReading {
  const table = tableOf(text);
  return runWhole(readPeople(table, fields ?? guessColumns(table), answers));
}

export interface Into {
  readonly added: number;
  readonly updated: number;
  readonly promised: { readonly fresh: number; readonly known: number; readonly same: number };
  readonly leftOut: ImportReading['leftOut'];
  readonly run: string;
}

let runs = 0;

/** Imports a text into a workspace as the options page does. */
export async function importInto(
  db: LocalDb,
  text: string,
  now: number,
  { fields, newcomers = null }: { fields?: ColumnFields; newcomers?: Stage | null } = {},
): Promise<Into> {
  const { people, leftOut } = peopleOf(text, fields);
  const bus: Bus = fakeBus({ 'import.look': (input) => lookImport(db, input.people) });
  const going = new AbortController().signal;
  const compared = await comparePeople(bus, people, () => undefined, going);
  if (compared === null) throw new Error('aborted');
  const { fresh, known, same } = compared;
  const run = `run ${runs++}`;
  let [added, updated] = [0, 0];
  for (let at = 0; at < compared.people.length; at += 500) {
    const part = compared.people.slice(at, at + 500).map(factsOf);
    const result = await runImport(db, { run, file: 'list.csv', newcomers }, part, now);
    added += result.added;
    updated += result.updated;
  }
  return { added, updated, promised: { fresh, known, same }, leftOut, run };
}
