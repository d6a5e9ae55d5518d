import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal } from '../../../lib/store/journal';
import { enqueue } from '../../../lib/store/outbox-rows';
import { createReplica } from '../../../lib/store/replica';
import { memoryStore } from '../../faults/memory-store';

let db: RelevoDb;
afterEach(() => db.delete());

it('brings nothing back for a change that comes while the replica is being emptied', async () => {
  db = new RelevoDb(`erase-${Math.random()}`);
  const store = memoryStore();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const remove = vi.fn(async (keys: string[]) => {
    await gate;
    await store.remove(keys);
  });
  const journal = createJournal(db, createReplica({ ...store, remove }));
  const action = { kind: 'note', text: 'secret words' } as const;
  await enqueue(
    journal,
    { intentId: 'a', contactId: '7', connection: 'local', action },
    1_800_000_000_000,
  );
  const erased = journal.erase();
  await vi.waitFor(() => expect(remove).toHaveBeenCalled(), 20_000);
  // As the outbox does when an answer of the CRM comes.
  const row = () => db.outbox.where('intentId').equals('a').first();
  const late = journal.change([], async (transaction) => {
    const current = await row();
    if (current !== undefined) await transaction.put({ ...current, state: 'doubtful' });
  });
  // As long as a change takes that waits for nothing.
  await vi
    .waitFor(async () => expect((await row())?.state).toBe('doubtful'), 500)
    .catch(() => undefined);
  release();
  await Promise.all([erased, late]);
  await createJournal(db, createReplica(store)).reconcile();
  expect(await db.outbox.count()).toBe(0);
  expect(JSON.stringify(await store.get(null))).not.toContain('secret');
});
