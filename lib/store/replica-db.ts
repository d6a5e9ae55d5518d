import Dexie, { type Table } from 'dexie';
import type { ReplicaStore } from './replica';

/**
 * Creates a replica store in a database of its own, for browsers that store each database in its
 * own file.
 */
export function createReplicaDb(name = 'relevo-journal'): ReplicaStore {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ values: '' });
  const values: Table<unknown, string> = db.table('values');
  return {
    async get(keys) {
      const wanted = keys ?? (await values.toCollection().primaryKeys());
      const found = await values.bulkGet(wanted);
      return Object.fromEntries(
        wanted.flatMap((key, index) => (found[index] === undefined ? [] : [[key, found[index]]])),
      );
    },
    async set(items) {
      await values.bulkPut(Object.values(items), Object.keys(items));
    },
    remove: (keys) => values.bulkDelete(keys),
  };
}
