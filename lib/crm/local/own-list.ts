import { OWN_LIST } from '../../domain/views/admin';
import type { Connector, Owner } from '../port/connector';
import { createLocal, type LocalOptions } from './connector';
import type { LocalDb } from './db';
import { failing } from './guard';
import { emptyFor } from './sample';

/** Id of the one user of a list, from the first import on: a name may come later, or change. */
export const LIST_USER = 'me';

/**
 * The rep's own list as a CRM. It starts without people and without a name for its one user; all
 * who are added or imported are that user's.
 */
export function createOwnList(
  options: Pick<LocalOptions, 'db' | 'clock' | 'language' | 'factory'>,
): Connector {
  const list = createLocal({
    ...options,
    kind: OWN_LIST,
    me: LIST_USER,
    newOwner: LIST_USER,
    fill: () => emptyFor([]),
  });
  // An import brings people and no deals; an empty list of deals would say that there are none.
  return { ...list, deals: null };
}

/**
 * Says who the user of the list is.
 * @throws RelevoError `store/…` when the database fails
 */
export async function nameListUser(
  db: LocalDb,
  { name, email }: Pick<Owner, 'name' | 'email'>,
): Promise<Owner> {
  const user: Owner = { id: LIST_USER, name, email };
  await failing(() => db.owners.put(user));
  return user;
}
