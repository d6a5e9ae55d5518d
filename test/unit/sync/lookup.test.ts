import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal } from '../../../lib/store/journal';
import { createMirror } from '../../../lib/store/mirror';
import { createLookup, FRESH_MS, type Lookup, MISSING_MS } from '../../../lib/sync/lookup';
import { memoryStore } from '../../faults/memory-store';
import { createFakeCrm, type FakeCrm, makeContact } from './fake-connector';

let now: number;
let crm: FakeCrm;
let db: RelevoDb;
let lookup: Lookup;
let changes: number;
let failures: string[];

beforeEach(() => {
  now = 5_000_000_000;
  changes = 0;
  failures = [];
  crm = createFakeCrm(() => now, 0);
  db = new RelevoDb(`lookup-${Math.random()}`);
  lookup = createLookup({
    journal: createJournal(db, createMirror(memoryStore())),
    connection: async () => ({ id: 'test' }),
    clock: () => now,
    connector: async () => crm.connector,
    later: (run) => void setTimeout(run, 5),
    changed: () => {
      changes++;
    },
    failed: (failure) => failures.push(failure.code),
  });
  for (const id of ['1', '2', '3']) crm.contacts.set(id, makeContact(id));
});

afterEach(async () => {
  await lookup.settled();
  await db.delete();
});

const people = (...ids: string[]) => ids.map((id) => ({ email: `p${id}@acme.example` }));

describe('looking people up', () => {
  it('answers at once that it is asking, then knows', async () => {
    expect(await lookup.find(people('1'))).toMatchObject([{ key: 'e:p1@acme.example', rows: [], asking: true }]);
    await lookup.settled();
    expect(changes).toBe(1);
    expect(await lookup.find(people('1'))).toMatchObject([{ rows: [{ id: '1' }], asking: false }]);
    expect(crm.lookups).toHaveLength(1);
  });

  it('asks once for everybody, however many tabs ask for the same people', async () => {
    await Promise.all([lookup.find(people('1', '2')), lookup.find(people('2', '3')), lookup.find(people('1', '9'))]);
    await lookup.settled();
    expect(crm.lookups).toEqual([4]);
  });

  it('remembers whom the CRM does not know', async () => {
    await lookup.find(people('9'));
    await lookup.settled();
    expect(await lookup.find(people('9'))).toMatchObject([{ missingAt: now, asking: false }]);
    now += MISSING_MS - 1;
    await lookup.find(people('9'));
    await lookup.settled();
    expect(crm.lookups).toHaveLength(1);
    now += 1;
    await lookup.find(people('9'));
    await lookup.settled();
    expect(crm.lookups).toHaveLength(2);
  });

  it('answers with what it has when that is old, and reads again behind it', async () => {
    await lookup.find(people('1'));
    await lookup.settled();
    now += FRESH_MS;
    crm.contacts.set('1', makeContact('1', { stage: 'mql' }));
    expect((await lookup.find(people('1')))[0]?.rows[0]?.contact.stage).toBe('lead');
    await lookup.settled();
    expect((await lookup.find(people('1')))[0]?.rows[0]?.contact.stage).toBe('mql');
  });

  it('keeps what it has when the CRM cannot be reached, and does not ask again at once', async () => {
    crm.online = false;
    await lookup.find(people('1'));
    await lookup.settled();
    const [failed] = await lookup.find(people('1'));
    expect(failed?.failure).not.toBeNull();
    expect(failures).toHaveLength(1);
    expect(crm.lookups).toHaveLength(1);
    now += 31_000;
    crm.online = true;
    await lookup.find(people('1'));
    await lookup.settled();
    expect((await lookup.find(people('1')))[0]).toMatchObject({ failure: null, rows: [{ id: '1' }] });
  });

  it('finds both contacts that share an address', async () => {
    crm.contacts.set('1b', makeContact('1b', { emails: ['p1@acme.example'] }));
    await lookup.find(people('1'));
    await lookup.settled();
    expect((await lookup.find(people('1')))[0]?.rows.map((row) => row.id).sort()).toEqual(['1', '1b']);
  });

  it('leaves out an answer that was asked before our own write', async () => {
    await lookup.find(people('1'));
    await lookup.settled();
    const row = await db.contacts.get('1');
    if (row === undefined) throw new Error('no row');
    await db.contacts.put({ ...row, readAt: now + 60_000, contact: makeContact('1', { stage: 'customer' }) });
    now += 30_000;
    await db.contacts.update('1', { readAt: now - FRESH_MS });
    await lookup.find(people('1'));
    await db.contacts.update('1', { readAt: now + 1 });
    await lookup.settled();
    expect((await db.contacts.get('1'))?.contact.stage).toBe('customer');
  });

  it('has no key for a name alone and asks nothing', async () => {
    expect(await lookup.find([{ name: 'Ana' }, { email: 'not an address' }])).toMatchObject([
      { key: null },
      { key: null },
    ]);
    expect(crm.lookups).toEqual([]);
  });
});
