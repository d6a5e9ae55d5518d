import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { changeConnection, readConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal } from '../../../lib/store/journal';
import { createReplica } from '../../../lib/store/replica';
import { forgetLeftKeys, keyOf, settleIdentity, takeKey } from '../../../lib/sync/identity';
import { memoryStore } from '../../faults/memory-store';

/** More than either of them takes. */
const MOST_TURNS = 60;
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await turn();
}

it('the key of an account that was just asked is kept, whenever the keys of left ones are swept', async () => {
  for (let apart = -MOST_TURNS; apart <= MOST_TURNS; apart++) {
    const db = new RelevoDb(`keys-${apart}`);
    const journal = createJournal(db, createReplica(memoryStore()));
    await changeConnection(journal, { id: 'hubspot 1', kind: 'hubspot' });
    await takeKey(journal, 'of two');
    const settle = turns(apart).then(() =>
      settleIdentity(journal, 'of two', { id: '2', name: '2' }),
    );
    await Promise.all([settle, turns(-apart).then(() => forgetLeftKeys(journal))]);
    expect(await readConnection(db)).toMatchObject({ id: 'hubspot 2', pending: false });
    expect(await keyOf(journal), `${apart} turns apart`).toBe('of two');
    expect(await db.secrets.count()).toBe(1);
    await db.delete();
  }
});
