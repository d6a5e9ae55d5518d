import { previewImport, runImport } from '../crm/local/import';
import { RelevoError } from '../domain/base/failure';
import type { ImportPreview, ImportResult } from '../domain/views/admin';
import type { Crm, Services } from './services';

/**
 * Previews what a CSV file would add to the sample workspace.
 * @throws RelevoError if another CRM is connected
 */
export async function importPreview(
  services: Pick<Services, 'connection' | 'connector' | 'connectors'>,
  csv: string,
  mapping?: Record<string, string>,
): Promise<ImportPreview> {
  await needLocal(services);
  return previewImport(services.connectors.local, csv, mapping);
}

/**
 * Imports the people of a CSV file into the sample workspace.
 * @throws RelevoError if another CRM is connected
 */
export async function importRun(
  services: Crm & Pick<Services, 'clock' | 'connectors'>,
  csv: string,
  mapping: Record<string, string>,
): Promise<ImportResult> {
  await needLocal(services);
  return runImport(services.connectors.local, csv, mapping, services.clock());
}

async function needLocal(services: Pick<Services, 'connection' | 'connector'>): Promise<void> {
  if ((await services.connection()).kind !== 'local')
    throw new RelevoError({ code: 'bus/bad-request', detail: 'local' });
  // Reading once creates the sample people, before the file adds others.
  await (await services.connector())?.countsPerStage(AbortSignal.timeout(10_000));
}
