import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { LOCAL_DB_NAME, LocalDb } from '../../../../lib/crm/local/db';
import { toRow } from '../../../../lib/crm/local/from-row';
import { ensureSeeded, eraseWorkspace } from '../../../../lib/crm/local/workspace';
import { STAGES } from '../../../../lib/domain/base/stage';
import { DAY, dump, fewOf, going, makeWorld, NOW } from './world';

/** How many of the sample stand at each stage. */
function standing(): Record<string, number> {
  const { people } = fewOf(NOW);
  return Object.fromEntries(
    STAGES.map((stage) => [stage, people.filter((person) => person.stage === stage).length]),
  );
}

describe('making the workspace', () => {
  it('happens once, however often and by however many it is asked', async () => {
    const world = makeWorld();
    const other = world.reopen();
    await Promise.all([world.crm, other.crm, world.crm].map((crm) => crm.countsPerStage(going)));
    world.now += DAY;
    await world.reopen().crm.countsPerStage(going);
    expect(await world.db.contacts.count()).toBe(fewOf(NOW).people.length);
    expect(await world.db.deals.count()).toBe(fewOf(NOW).deals.length);
    expect(await world.db.touches.count()).toBe(fewOf(NOW).touches.length);
    expect(await world.db.meta.get('seeded')).toMatchObject({ value: NOW });
  });

  it('leaves nothing when it dies half way, and is done the next time', async () => {
    const { db, crm } = makeWorld();
    const twice = fewOf(NOW);
    const dying = () => ({ ...twice, owners: [...twice.owners, ...twice.owners] });
    await expect(ensureSeeded(db, NOW, dying)).rejects.toThrow();
    expect(await db.contacts.count()).toBe(0);
    expect(await db.touches.count()).toBe(0);
    expect(await crm.countsPerStage(going)).toEqual(standing());
  });

  it('can be erased, and starts over', async () => {
    const { db, crm } = makeWorld();
    await crm.setStage({ contactId: '1', from: 'mql', to: 'sql' }, going);
    await eraseWorkspace(db);
    for (const table of db.tables) expect(await table.count(), table.name).toBe(0);
    // The move is forgotten with everything else.
    expect((await crm.read(['1'], going)).get('1')?.contact.stage).toBe('mql');
    expect(await crm.countsPerStage(going)).toEqual(standing());
  });

  it('starts with the team alone when no sample is wanted', async () => {
    const { crm } = makeWorld({ sample: false });
    expect(Object.values(await crm.countsPerStage(going))).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await crm.owners(going)).map(({ name }) => name)).toContain('Mateo Ibarra');
  });
});

describe('a database that is not what it seems', () => {
  it('is brought up to date with everybody in it, when an older Relevo made it', async () => {
    const world = makeWorld({ sample: false });
    const older = new Dexie(LOCAL_DB_NAME, { indexedDB: world.indexedDB, IDBKeyRange });
    older.version(1).stores({
      contacts: '++id, *keys, *words, sameAs, stage, [ownerId+stage]',
      touches: '++id, contactId',
      notes: '++id, &reference, [changedAt+id]',
      campaigns: '++id',
      moves: '++id, contactId',
      owners: 'id',
      meta: 'key',
    });
    const facts = {
      name: 'Ada Alder',
      emails: ['ada@alder.example'],
      linkedinSlug: 'ada-alder',
      company: 'Alder',
    };
    const rest = {
      jobTitle: null,
      stage: 'mql',
      stageDates: {},
      ownerId: 'nora',
      campaignId: null,
    } as const;
    const row = { id: 7, ...toRow({ ...facts, ...rest }, 3, NOW) };
    await older.table('contacts').add({ ...row, sameAs: 'ada alder|alder' });
    await older
      .table('notes')
      .add({ contactId: 7, text: 'Called', reference: 'r', ownerId: 'nora', at: NOW });
    older.close();
    expect(await world.db.contacts.toArray()).toEqual([row]);
    expect(await world.db.notes.count()).toBe(1);
    expect(await world.crm.search('alder', going)).toMatchObject([
      { contact: { id: '7', stage: 'mql' } },
    ]);
    await world.db.agreements.add({ text: '{}', author: null, at: NOW });
    expect(await world.db.agreements.count()).toBe(1);
  });

  it('keeps one name of each campaign of a sample that an older Relevo made, and has room for deals', async () => {
    const world = makeWorld();
    const older = new Dexie(LOCAL_DB_NAME, { indexedDB: world.indexedDB, IDBKeyRange });
    older.version(2).stores({
      contacts: '++id, *keys, *words, stage, [ownerId+stage]',
      touches: '++id, contactId',
      notes: '++id, &reference, [changedAt+id]',
      campaigns: '++id',
      moves: '++id, contactId',
      agreements: '++id',
      owners: 'id',
      meta: 'key',
    });
    await older
      .table('campaigns')
      .bulkAdd([{ name: { en: 'Search', es: 'Búsqueda' } }, { name: 'Own fair' }]);
    await older.table('agreements').add({ text: '{}', author: null, at: NOW });
    await older.table('meta').add({ key: 'seeded', value: NOW });
    older.close();
    expect((await world.db.campaigns.toArray()).map(({ name }) => name)).toEqual([
      'Search',
      'Own fair',
    ]);
    expect(await world.db.agreements.count()).toBe(1);
    // Who has worked in it keeps what stands there: the new sample is for new workspaces.
    expect(Object.values(await world.crm.countsPerStage(going))).toEqual([0, 0, 0, 0, 0, 0]);
    const [deal] = fewOf(NOW).deals;
    if (deal === undefined) throw new Error('no deal');
    await world.db.deals.add(deal);
    const found = await world.db.deals
      .where('contactIds')
      .equals(deal.contactIds[0] ?? 0)
      .toArray();
    expect(found).toMatchObject([{ amount: deal.amount, currency: deal.currency }]);
  });

  it('is refused, and left alone, when a newer Relevo made it', async () => {
    const world = makeWorld();
    const newer = new Dexie(LOCAL_DB_NAME, { indexedDB: world.indexedDB, IDBKeyRange });
    newer.version(7).stores({ contacts: '++id', marvels: 'id' });
    await newer.table('marvels').add({ id: 'one' });
    newer.close();
    await expect(world.crm.countsPerStage(going)).rejects.toMatchObject({
      failure: { code: 'store/newer-version' },
    });
    expect(
      await world.crm.setStage({ contactId: '1', from: 'mql', to: 'sql' }, going),
    ).toMatchObject({
      kind: 'later',
      failure: { code: 'store/newer-version' },
    });
    expect(await world.crm.check(going)).toEqual([
      { id: 'reach', state: 'failed', detail: 'store/newer-version' },
    ]);
    const again = new Dexie(LOCAL_DB_NAME, { indexedDB: world.indexedDB, IDBKeyRange });
    again.version(7).stores({ contacts: '++id', marvels: 'id' });
    expect(await again.table('marvels').count()).toBe(1);
    again.close();
  });

  it('answers a full disk as one, and what was to be written is not', async () => {
    const { db, crm } = makeWorld();
    await crm.countsPerStage(going);
    const before = await dump(db);
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    db.moves.hook('creating', full);
    const outcome = await crm.setStage({ contactId: '1', from: 'mql', to: 'sql' }, going);
    expect(outcome).toMatchObject({ kind: 'later', failure: { code: 'store/full' } });
    db.moves.hook('creating').unsubscribe(full);
    expect(await dump(db)).toEqual(before);
  });

  it('writes to the disk before it says so', () => {
    const { db } = makeWorld();
    expect(new LocalDb('another').name).toBe('another');
    expect(db._options.chromeTransactionDurability).toBe('strict');
  });
});

describe('a signal that has aborted', () => {
  const gone = AbortSignal.abort();

  it('stops reads and writes before they begin', async () => {
    const { db, crm } = makeWorld();
    await expect(crm.search('hannah', gone)).rejects.toMatchObject({
      failure: { code: 'crm/timeout' },
    });
    expect(await crm.setStage({ contactId: '1', from: 'mql', to: 'sql' }, gone)).toMatchObject({
      kind: 'later',
    });
    expect(await crm.addContact({ email: 'a@b.example', name: '' }, gone)).toMatchObject({
      kind: 'later',
    });
    expect(await db.contacts.count()).toBe(0);
    expect(await crm.check(gone)).toEqual([
      { id: 'reach', state: 'failed', detail: 'crm/timeout' },
    ]);
  });
});
