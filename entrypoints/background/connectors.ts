import type { Connector } from '../../lib/crm/connector';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { eraseWorkspace } from '../../lib/crm/local/workspace';
import type { Language } from '../../lib/domain/text';
import type { Connection } from '../../lib/store/connection';
import type { RelevoDb } from '../../lib/store/db';

/** The database of the embedded workspace. A second object over the same database does no harm. */
export function localDb(): LocalDb {
  return new LocalDb();
}

/** The connector for a connection; null while it lacks its key. */
export async function makeConnector(
  _db: RelevoDb,
  connection: Connection,
  language: Language,
  clock: () => number,
): Promise<Connector | null> {
  if (connection.kind === 'local') return createLocal({ db: localDb(), clock, language });
  return null;
}

/** Forgets the embedded workspace, the sample and what was imported. */
export async function eraseLocal(): Promise<void> {
  const db = localDb();
  await eraseWorkspace(db);
  db.close();
}
