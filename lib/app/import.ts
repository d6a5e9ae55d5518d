import { previewImport, runImport } from '../crm/local/import';
import { crmOf } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import type { ImportPreview, ImportResult } from '../domain/views/admin';
import type { Crm, Services } from './services';

/**
 * What a file would bring into the embedded workspace.
 * @throws RelevoError when another CRM is connected
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
 * Brings the people of a file into the embedded workspace.
 * @throws RelevoError when another CRM is connected
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
  if (crmOf((await services.connection()).kind)?.choice.canImport !== true)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'import' });
  // The sample is made before anything is added, so that importing first does not lose it.
  await (await services.connector())?.countsPerStage(AbortSignal.timeout(10_000));
}
