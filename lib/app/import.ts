import type { LocalDb } from '../crm/local/db';
import { openLocal } from '../crm/local/guard';
import { type ImportRun, lookImport, runImport } from '../crm/local/import';
import { lastImport, undoImport } from '../crm/local/import-undo';
import { LIST_USER } from '../crm/local/own-list';
import { crmOf } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import type { ImportFacts } from '../domain/import/model';
import { EMBEDDED } from '../domain/views/admin';
import type { ImportLook, ImportResult, ImportUndone, LastImport } from '../domain/views/import';
import type { Services } from './services';

type Deps = Pick<Services, 'connection' | 'connectors' | 'factory'>;

/**
 * Compares the people of a file with the rep's own list. Also answered on the sample workspace,
 * where a file is looked at before the list is made for it.
 * @throws RelevoError when a CRM is connected
 */
export async function importLook(
  services: Deps,
  people: readonly ImportFacts[],
): Promise<ImportLook[]> {
  const { kind } = await services.connection();
  if (kind !== EMBEDDED && !takesImports(kind)) throw importRefused();
  return lookImport(await listOf(services), people);
}

/**
 * Imports people of a file into the rep's own list; new people get the rep as owner.
 * @throws RelevoError when another connection is in use
 */
export async function importRun(
  services: Deps & Pick<Services, 'clock'>,
  run: ImportRun,
  people: readonly ImportFacts[],
): Promise<ImportResult> {
  const db = await needList(services);
  return runImport(db, { ...run, ownerId: LIST_USER }, people, services.clock());
}

/** The last import into the rep's own list; null where it cannot be undone. */
export async function importLast(services: Deps): Promise<LastImport | null> {
  if (!takesImports((await services.connection()).kind)) return null;
  return lastImport(await listOf(services));
}

/**
 * Takes an import back.
 * @throws RelevoError when another connection is in use
 */
export async function importUndo(
  services: Deps & Pick<Services, 'clock'>,
  run: string,
): Promise<ImportUndone> {
  return undoImport(await needList(services), run, services.clock());
}

function takesImports(kind: string): boolean {
  return crmOf(kind)?.choice.canImport === true;
}

async function needList(services: Deps): Promise<LocalDb> {
  if (!takesImports((await services.connection()).kind)) throw importRefused();
  return listOf(services);
}

/** The database of the list; one that a newer Relevo made is left alone. */
async function listOf({ connectors, factory }: Deps): Promise<LocalDb> {
  await openLocal(connectors.ownList, factory.indexedDB);
  return connectors.ownList;
}

function importRefused(): RelevoError {
  return new RelevoError({ code: 'bus/bad-request', detail: 'import' });
}
