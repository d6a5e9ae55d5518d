import { syncNotes } from '../../sync/note-sync';
import type { Crm, Events, Services } from '../services';
import { onceAtATime } from './once-at-a-time';

const NOTES_MS = 55_000;

/**
 * Reads what was said since the last time; one reading of a connection at a time.
 * @throws RelevoError
 */
export const syncNotesNow = onceAtATime(readNotes);

async function readNotes(services: Crm & Events & Pick<Services, 'db'>): Promise<void> {
  const [connector, { paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const { db, clock, push } = services;
  // The first rows at once, then ever more rarely: each word makes whoever looks read all of them
  // again.
  const stored = (pages: number) => ((pages & (pages - 1)) === 0 ? push('feedback') : undefined);
  const changed = await syncNotes(db, connector, clock, AbortSignal.timeout(NOTES_MS), stored);
  // Also when nothing came: how old it is has changed.
  services.push('feedback', ...(changed ? (['people'] as const) : []));
}
