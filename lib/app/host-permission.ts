import { originOfConnection } from '../crm/registry';
import { hostPattern } from '../domain/views/origins';
import type { Connection } from '../store/connection';
import type { Rights } from './ports';

/**
 * Whether the browser permits access to the CRM of a connection. A person can revoke it any time.
 */
export async function hostPermitted(
  rights: Pick<Rights, 'mayReach'>,
  connection: Pick<Connection, 'kind' | 'account'>,
): Promise<boolean> {
  const origin = originOfConnection(connection);
  return origin === null || rights.mayReach(hostPattern(origin));
}
