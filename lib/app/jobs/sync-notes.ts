import { syncNotes } from '../../sync/note-sync';
import type { Crm, Events, Services } from '../services';

const NOTES_MS = 55_000;

let reading: Promise<void> | undefined;

/**
 * Reads what was said since the last time; one reading at a time, whoever asks.
 * @throws RelevoError
 */
export function syncNotesNow(services: Crm & Events & Pick<Services, 'db'>): Promise<void> {
  reading ??= readNotes(services).finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readNotes(services: Crm & Events & Pick<Services, 'db'>): Promise<void> {
  const [connector, { id, paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const { db, clock, push } = services;
  // The first rows at once, then ever more rarely: each word makes whoever looks read all of them
  // again.
  const stored = (pages: number) => ((pages & (pages - 1)) === 0 ? push('feedback') : undefined);
  const changed = await syncNotes(db, connector, id, clock, AbortSignal.timeout(NOTES_MS), stored);
  // Also when nothing came: how old it is has changed.
  services.push('feedback', ...(changed ? (['people'] as const) : []));
}
