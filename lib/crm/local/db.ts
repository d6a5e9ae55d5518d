import Dexie, { type Table } from 'dexie';
import type { Contact } from '../../domain/contact';
import type { Touch } from '../../domain/touch';
import type { Note, Owner } from '../connector';

/** Name of the database of the embedded workspace; apart from the cache, since here it is the source of truth. */
export const LOCAL_DB_NAME = 'relevo-local';

/** A person of the workspace. `keys` are identity keys; `words` the words that search looks at. */
export interface LocalContact extends Contact {
  readonly keys: readonly string[];
  readonly words: readonly string[];
  readonly changedAt: number;
}

export class LocalDb extends Dexie {
  declare readonly contacts: Table<LocalContact, string>;
  declare readonly touches: Table<Touch, [string, string]>;
  declare readonly notes: Table<Note, string>;
  declare readonly owners: Table<Owner, string>;
  declare readonly meta: Table<{ key: string; value: unknown }, string>;

  constructor(name = LOCAL_DB_NAME) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      contacts: 'id, *keys, *words, stage, [owner.id+stage], changedAt',
      touches: '[contactId+id], [contactId+at]',
      notes: 'id, contactId, &reference, changedAt',
      owners: 'id',
      meta: 'key',
    });
  }
}
