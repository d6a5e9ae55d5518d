import { changeConnectionIfCurrent } from '../../store/connection';
import type { Crm, Services } from '../services';
import { REFRESH_MS } from './refresh-queue';

/**
 * Asks the CRM for the expiry date of the key if it is not known, so that Relevo can warn in time.
 */
export async function readKeyEnd(
  services: Crm & Pick<Services, 'journal' | 'push'>,
): Promise<void> {
  const [connection, connector] = [await services.connection(), await services.connector()];
  if (connector === null || connection.keyEndsAt !== null || connection.paused !== null) return;
  const keyEndsAt = await connector.keyEndsAt(AbortSignal.timeout(REFRESH_MS));
  if (keyEndsAt === null) return;
  await changeConnectionIfCurrent(services.journal, connector.connection, { keyEndsAt });
  services.push('connection');
}
