import { refreshShownContacts } from '../../sync/shown-contacts';
import type { Events, Services } from '../services';
import { REFRESH_MS } from './refresh-queue';

/** Reads contacts again that were shown lately and have changed. @throws RelevoError */
export async function refreshShownNow(
  services: Events & Pick<Services, 'connector' | 'db'>,
): Promise<void> {
  const connector = await services.connector();
  if (connector === null) return;
  const changed = await refreshShownContacts(
    services.db,
    connector,
    services.clock,
    AbortSignal.timeout(REFRESH_MS),
  );
  if (changed > 0) services.push('people');
}
