import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { changeConnection, readConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal } from '../../../lib/store/journal';
import { createReplica } from '../../../lib/store/replica';
import { settleAccount } from '../../../lib/sync/connection-account';
import { forgetLeftKeys, keyOf, keyToAsk, takeKey } from '../../../lib/sync/connection-keys';
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
    const { connection } = await keyToAsk(journal);
    const settle = turns(apart).then(() =>
      settleAccount(journal, { connection, key: 'of two' }, { id: '2', name: '2' }, 0),
    );
    await Promise.all([settle, turns(-apart).then(() => forgetLeftKeys(journal))]);
    expect(await readConnection(db)).toMatchObject({ id: 'hubspot 2', pending: false });
    expect(await keyOf(journal), `${apart} turns apart`).toBe('of two');
    expect(await db.secrets.count()).toBe(1);
    await db.delete();
  }
});

it('an answer about the key of before is never taken for the key that came in between, whenever that came', async () => {
  for (const account of [{ id: '2', name: '2' }, null]) {
    for (const pending of [true, false]) {
      for (let apart = -MOST_TURNS / 2; apart <= MOST_TURNS / 2; apart++) {
        const db = new RelevoDb(`overtaken-${account?.id}-${pending}-${apart}`);
        const journal = createJournal(db, createReplica(memoryStore()));
        const first = { key: 'token:hubspot 1', value: 'of two', beside: [] };
        await changeConnection(journal, { id: 'hubspot 1', kind: 'hubspot', told: null }, first);
        if (pending) await takeKey(journal, 'of two');
        const { connection } = await keyToAsk(journal);
        const settle = turns(apart).then(() =>
          settleAccount(journal, { connection, key: 'of two' }, account, 0),
        );
        await Promise.all([settle, turns(-apart).then(() => takeKey(journal, 'of three'))]);
        const where = `${apart} turns apart, pending ${pending}, account ${account?.id}`;
        expect(await keyOf(journal), where).toBe('of three');
        expect((await readConnection(db)).pending, where).toBe(true);
        await db.delete();
      }
    }
  }
});

it('an answer of one place is never taken for another place with the same key', async () => {
  const db = new RelevoDb('places');
  const journal = createJournal(db, createReplica(memoryStore()));
  const at = (address: string) => ({ address, database: null, login: null });
  await changeConnection(journal, { id: 'odoo ?', kind: 'odoo', account: at('https://a.example') });
  await takeKey(journal, 'the same');
  const { connection } = await keyToAsk(journal);
  await changeConnection(journal, { account: at('https://b.example') });
  const asked = { connection, key: 'the same' };
  await settleAccount(journal, asked, { id: 'uuid-of-a', name: 'a' }, 0);
  expect(await readConnection(db)).toMatchObject({ id: 'odoo ?', pending: true });
  await db.delete();
});
