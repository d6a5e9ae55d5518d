import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLocal } from '../../../../lib/crm/local/connector';
import { LocalDb } from '../../../../lib/crm/local/db';
import type { Connector } from '../../../../lib/crm/port/connector';
import type { Language } from '../../../../lib/domain/base/text';

/** A Monday in November, 11:20 in Madrid. */
export const NOW = Date.UTC(2026, 10, 23, 10, 20);
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A signal that never aborts. */
export const going = new AbortController().signal;

export interface LocalWorld {
  readonly db: LocalDb;
  readonly crm: Connector;
  readonly indexedDB: IDBFactory;
  /** The same database as another context of the browser would open it. */
  reopen(language?: Language): { db: LocalDb; crm: Connector };
  now: number;
}

/** A workspace in an IndexedDB of its own; with the sample, or with the team alone. */
export function makeWorld(options: { sample?: boolean; language?: Language } = {}): LocalWorld {
  const indexedDB = new IDBFactory();
  const open = (language: Language = options.language ?? 'en') => {
    const db = new LocalDb(undefined, { indexedDB, IDBKeyRange });
    const crm = createLocal({
      db,
      clock: () => world.now,
      language,
      sample: options.sample ?? true,
      factory: indexedDB,
    });
    return { db, crm };
  };
  const world: LocalWorld = { indexedDB, reopen: open, now: NOW, ...open() };
  return world;
}

/** Everything in a database, to compare two. */
export async function dump(db: LocalDb): Promise<unknown> {
  return Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]));
}
