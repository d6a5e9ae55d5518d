import { changeConnectionIfCurrent } from '../store/connection';
import type { Services } from './services';

/**
 * Returns the rep's user in the CRM: the one chosen in the options, else the user of the key; null
 * if neither is known.
 */
export async function connectionOwner(
  services: Pick<Services, 'connection' | 'connector' | 'journal'>,
): Promise<{ id: string; name: string } | null> {
  const connection = await services.connection();
  if (connection.owner !== null) return connection.owner;
  const connector = await services.connector();
  if (connector === null || !connector.capabilities.knowsMe) return null;
  const me = await connector.whoAmI(AbortSignal.timeout(20_000));
  if (me === null) return null;
  const found = { id: me.id, name: me.name, email: me.email };
  await changeConnectionIfCurrent(services.journal, connector.connection, { owner: found });
  return found;
}
