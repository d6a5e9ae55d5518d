import type { Transaction } from 'dexie';

/**
 * One step of the schema. A step that shipped is never edited; a change is a new step with its own
 * `upgrade`.
 */
export interface SchemaStep {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: ((tx: Transaction) => Promise<void>) | undefined;
}

/** Every schema that shipped, oldest first. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [
  {
    version: 1,
    stores: {
      contacts: 'id, *keys, seenAt, [ownerId+stage]',
      touches: '[contactId+id], [contactId+at]',
      missing: 'key, at',
      outbox: '++seq, &intentId, contactId, state, nextAttemptAt',
      done: 'intentId, at',
      meta: 'key',
      secrets: 'key',
      log: '++id, at',
    },
  },
  { version: 2, stores: { notes: 'id, contactId, changedAt, round' } },
  { version: 3, stores: { answers: 'id, [connection+key], [connection+contactId]' } },
  {
    // Ids of two CRMs are plain numbers, so intents are also looked up by connection.
    version: 4,
    stores: {
      outbox:
        '++seq, &intentId, contactId, state, nextAttemptAt, [connection+contactId], [connection+nextAttemptAt]',
    },
    // Intents finished before this version belong to the stored connection.
    upgrade: async (tx) => {
      const stored = (await tx.table('meta').get('connection'))?.value?.id;
      const connection = typeof stored === 'string' ? stored : 'local';
      await tx.table('done').toCollection().modify({ connection });
    },
  },
  { version: 5, stores: { counts: 'id, [connection+basis+filter], askedAt' } },
  { version: 7, stores: { deals: 'contactId' } },
];
