import { RelevoError } from '../../domain/base/failure';
import type { ImportPreview, ImportProblem, ImportResult } from '../../domain/views/admin';
import { type ColumnMapping, guessMapping } from './columns';
import { type CsvTable, parseCsv } from './csv';
import type { LocalDb, PersonRow } from './db';
import { toRow } from './from-row';
import { localFailure } from './guard';
import { mergePerson, plainName } from './import-merge';
import { type ImportRow, problemOf, readRows } from './import-row';
import { firstMove, newPerson } from './writes';

const SAMPLE_ROWS = 5;
const SHOWN_OF_A_CELL = 80;

/** What the rows of a file are to the workspace. */
interface Plan {
  readonly fresh: readonly ImportRow[];
  readonly known: readonly { readonly person: PersonRow; readonly row: ImportRow }[];
  readonly problems: readonly ImportProblem[];
}

/**
 * What an import would do, without doing it.
 * @param given column → field as the person set it; guessed from the header (English or Spanish)
 * when absent
 * @throws RelevoError `crm/too-large` for too many rows, `store/…` when the database fails
 */
export async function previewImport(
  db: LocalDb,
  csv: string,
  given?: ColumnMapping,
): Promise<ImportPreview> {
  const table = parseCsv(csv);
  const mapping = given ?? guessMapping(table);
  const { fresh, known, problems } = await failing(() => planImport(db, table, mapping));
  return {
    columns: table.columns,
    mapping,
    rows: table.rows.length,
    fresh: fresh.length,
    known: known.length,
    problems,
    sample: table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => toRecord(table.columns, cells)),
  };
}

/**
 * Imports people into the workspace, all of them or, if it fails, none. Somebody known by address
 * is brought up to date: an empty cell changes nothing, the campaign that first brought them stays,
 * and a stage only moves forward, since a list on a disk is older than what the team did meanwhile.
 * The same file twice is the same as once.
 * @param now epoch ms, when people enter their stages
 * @throws RelevoError `crm/too-large` for too many rows, `store/…` when the database fails
 */
export async function runImport(
  db: LocalDb,
  csv: string,
  mapping: ColumnMapping,
  now: number,
): Promise<ImportResult> {
  const table = parseCsv(csv);
  return failing(() =>
    db.transaction('rw', [db.contacts, db.campaigns, db.moves], async () => {
      const { fresh, known, problems } = await planImport(db, table, mapping);
      const campaigns = await putCampaigns(db, [...fresh, ...known.map(({ row }) => row)]);
      const added = fresh.map((row) =>
        mergePerson(newPerson(row.email, '', row.stage ?? 'lead', now), row, campaigns, now),
      );
      const ids = await db.contacts.bulkAdd(
        added.map((facts) => toRow(facts, 1, now)),
        { allKeys: true },
      );
      const changes = known.flatMap(({ person, row }) => {
        const after = mergePerson(person, row, campaigns, now);
        return JSON.stringify(after) === JSON.stringify(person) ? [] : [{ before: person, after }];
      });
      await db.contacts.bulkPut(changes.map(({ after }) => toRow(after, after.revision + 1, now)));
      await db.moves.bulkAdd([
        ...added.flatMap((facts, index) => firstMove(ids[index] ?? 0, facts, now)),
        ...changes.flatMap(({ before, after }) =>
          after.stage === null || after.stage === before.stage
            ? []
            : [
                {
                  contactId: before.id,
                  from: before.stage,
                  to: after.stage,
                  at: now,
                  before: null,
                  back: false,
                },
              ],
        ),
      ]);
      return { added: added.length, updated: changes.length, problems };
    }),
  );
}

/**
 * Sorts the rows into new people, known people and problems. Two rows for one person are one too
 * many.
 */
async function planImport(db: LocalDb, table: CsvTable, mapping: ColumnMapping): Promise<Plan> {
  const { rows, problems } = readRows(table, mapping);
  // All at once: a workspace holds thousands, and asking for each address alone takes longer than
  // reading everybody.
  const people = await db.contacts.toArray();
  const byKey = new Map<string, PersonRow>();
  for (const person of people)
    for (const key of person.keys) if (!byKey.has(key)) byKey.set(key, person);
  const taken = new Set<number>();
  const fresh: ImportRow[] = [];
  const known: { person: PersonRow; row: ImportRow }[] = [];
  const doubles: ImportProblem[] = [];
  for (const row of rows) {
    const person = byKey.get(`e:${row.email}`);
    if (person === undefined) fresh.push(row);
    else if (taken.has(person.id)) doubles.push(problemOf(row.row, 'duplicate-in-file', row.email));
    else known.push({ person, row });
    if (person !== undefined) taken.add(person.id);
  }
  return { fresh, known, problems: [...problems, ...doubles].sort((a, b) => a.row - b.row) };
}

/** Campaigns by name; those that the workspace does not know yet are added. */
async function putCampaigns(
  db: LocalDb,
  rows: readonly ImportRow[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map((await db.campaigns.toArray()).map(({ id, name }) => [plainName(name), id]));
  for (const { campaign } of rows) {
    if (campaign === null || ids.has(plainName(campaign))) continue;
    ids.set(plainName(campaign), await db.campaigns.add({ name: campaign }));
  }
  return ids;
}

function toRecord(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.map((column, index) => [column, (cells[index] ?? '').slice(0, SHOWN_OF_A_CELL)]),
  );
}

async function failing<Value>(run: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw new RelevoError(localFailure(error));
  }
}
