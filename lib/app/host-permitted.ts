import { crmOrigin, hostPattern } from '../domain/views/origins';
import type { Connection } from '../store/connection';
import type { Rights } from './ports';

/**
 * Whether the browser permits access to the CRM of a connection. A person can revoke it any time.
 */
export async function hostPermitted(
  rights: Pick<Rights, 'mayReach'>,
  { kind, account }: Pick<Connection, 'kind' | 'account'>,
): Promise<boolean> {
  const origin = crmOrigin(kind, account);
  return origin === null || rights.mayReach(hostPattern(origin));
}
