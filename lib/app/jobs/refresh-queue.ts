import { refreshQueue } from '../../sync/queue';
import type { Events, Services } from '../services';

/** The longest time that a job waits for the CRM, ms. */
export const REFRESH_MS = 25_000;

/** Reads the rep's own contacts from the CRM. @throws RelevoError */
export async function refreshQueueNow(
  services: Events & Pick<Services, 'connection' | 'db' | 'reader'>,
  ownerId: string,
): Promise<void> {
  const connector = await services.reader();
  const { id, owner: me } = await services.connection();
  // An owner id is valid in one account only.
  if (connector === null || connector.connection !== id || me?.id !== ownerId) return;
  await refreshQueue(
    services.db,
    connector,
    ownerId,
    services.clock,
    AbortSignal.timeout(REFRESH_MS),
  );
  services.push('people');
}
