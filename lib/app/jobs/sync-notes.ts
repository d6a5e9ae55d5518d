import { syncNotes } from '../../sync/note-sync';
import type { Crm, Events, Services } from '../services';
import { onceAtATime } from './once-at-a-time';

const NOTES_MS = 55_000;

/**
 * Reads the notes that are new since the last time. At most one run per connection at a time.
 * @throws RelevoError
 */
export const syncNotesNow = onceAtATime(readNotes);

async function readNotes(services: Crm & Events & Pick<Services, 'db'>): Promise<void> {
  const [connector, { paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const { db, clock, push } = services;
  // Pushes after pages 1, 2, 4, 8 and so on: every push makes the open pages read all rows again.
  const stored = (pages: number) => ((pages & (pages - 1)) === 0 ? push('feedback') : undefined);
  const changed = await syncNotes(db, connector, clock, AbortSignal.timeout(NOTES_MS), stored);
  // Without news too, because the time of the last read has changed.
  services.push('feedback', ...(changed ? (['people'] as const) : []));
}
