import { type ImportRun, lookImport, runImport } from '../crm/local/import';
import { lastImport, undoImport } from '../crm/local/import-undo';
import { crmOf } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import type { ImportFacts } from '../domain/import/model';
import type { ImportLook, ImportResult, ImportUndone, LastImport } from '../domain/views/import';
import type { Crm, Services } from './services';

type Connected = Pick<Services, 'connection' | 'connector' | 'connectors'>;

/**
 * Who the people of a file are in the embedded workspace.
 * @throws RelevoError when another CRM is connected
 */
export async function importLook(
  services: Connected,
  people: readonly ImportFacts[],
): Promise<ImportLook[]> {
  await needLocal(services);
  return lookImport(services.connectors.local, people);
}

/**
 * Brings people of a file into the embedded workspace.
 * @throws RelevoError when another CRM is connected
 */
export async function importRun(
  services: Crm & Pick<Services, 'clock' | 'connectors'>,
  run: ImportRun,
  people: readonly ImportFacts[],
): Promise<ImportResult> {
  await needLocal(services);
  return runImport(services.connectors.local, run, people, services.clock());
}

/** The last import into the embedded workspace; null where it cannot be undone. */
export async function importLast(services: Connected): Promise<LastImport | null> {
  if (!(await takesImports(services))) return null;
  await needLocal(services);
  return lastImport(services.connectors.local);
}

/**
 * Takes an import back.
 * @throws RelevoError when another CRM is connected
 */
export async function importUndo(
  services: Connected & Pick<Services, 'clock'>,
  run: string,
): Promise<ImportUndone> {
  await needLocal(services);
  return undoImport(services.connectors.local, run, services.clock());
}

async function takesImports(services: Pick<Services, 'connection'>): Promise<boolean> {
  return crmOf((await services.connection()).kind)?.choice.canImport === true;
}

async function needLocal(services: Pick<Services, 'connection' | 'connector'>): Promise<void> {
  if (!(await takesImports(services)))
    throw new RelevoError({ code: 'bus/bad-request', detail: 'import' });
  // Reading once creates the sample people, before the file adds others.
  await (await services.connector())?.countsPerStage(AbortSignal.timeout(10_000));
}
