import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eraseCache } from '../../../lib/store/cache';
import { changeConnection } from '../../../lib/store/connection';
import { putReads } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import { erasePerson, evict } from '../../../lib/store/evict';
import { createJournal, type Journal } from '../../../lib/store/journal';
import {
  carryMatchAnswers,
  matchAnswersByKeys,
  matchAnswersOfContacts,
  putMatchAnswer,
  releaseMatchAnswers,
  takeBackMatchAnswer,
} from '../../../lib/store/match-answers';
import { putMissing } from '../../../lib/store/missing';
import { createReplica } from '../../../lib/store/replica';
import {
  readTouchesKnownUntil,
  writeTouchesKnownUntil,
} from '../../../lib/store/touches-known-until';
import { memoryStore } from '../../faults/memory-store';
import { makeContact } from '../sync/fake-connector';

/** The connection of a database in which none was chosen. */
const HERE = 'local';
const NOW = 1_800_000_000_000;
const yes = { same: true, by: 'rep', at: NOW } as const;
const no = { ...yes, same: false };
const ana = { connection: HERE, keys: ['l:ana', 'm:ACoAA1'], contactId: '7' } as const;

let db: RelevoDb;
let store: ReturnType<typeof memoryStore>;
let journal: Journal;

beforeEach(() => {
  db = new RelevoDb(`answers-${Math.random()}`);
  store = memoryStore();
  journal = createJournal(db, createReplica(store));
});
afterEach(() => db.delete());

const keysOf = async (contactId: string, connection: string = HERE) =>
  (await matchAnswersOfContacts(db, connection, [contactId])).map(({ key }) => key).sort();

it('is found by each of its keys, over its own connection and no other', async () => {
  await putMatchAnswer(journal, ana, yes);
  await changeConnection(journal, { id: 'hubspot' });
  await putMatchAnswer(journal, { ...ana, connection: 'hubspot' }, no);
  expect(await matchAnswersByKeys(db, HERE, ['m:ACoAA1', 'l:other'])).toMatchObject([
    { contactId: '7', same: true, by: 'rep' },
  ]);
  expect(await matchAnswersByKeys(db, 'odoo', ['l:ana'])).toEqual([]);
  expect((await matchAnswersByKeys(db, 'hubspot', ['l:ana'])).map(({ same }) => same)).toEqual([
    false,
  ]);
});

it('is replaced by what is said later of the same pair', async () => {
  await putMatchAnswer(journal, ana, no);
  await putMatchAnswer(journal, ana, yes);
  expect((await db.answers.toArray()).map(({ same }) => same)).toEqual([true, true]);
});

it('goes along to the record that the CRM has for the same person now', async () => {
  await putMatchAnswer(journal, ana, yes);
  await journal.change([], (transaction) =>
    carryMatchAnswers(db, transaction, HERE, { from: '7', to: '12' }),
  );
  expect(await keysOf('7')).toEqual([]);
  expect(await keysOf('12')).toEqual([...ana.keys].sort());
  // Said again of the new record, it is replaced and not doubled.
  await putMatchAnswer(journal, { ...ana, contactId: '12' }, no);
  expect((await db.answers.toArray()).map(({ same }) => same)).toEqual([false, false]);
});

it('taken back takes along every key that came to lead there, and leaves what was said of others', async () => {
  await putMatchAnswer(journal, ana, yes);
  await putMatchAnswer(journal, { ...ana, keys: ['l:renamed'] }, { ...yes, by: 'page' });
  await putMatchAnswer(journal, { ...ana, keys: ['l:bob'] }, no);
  await putMatchAnswer(journal, { ...ana, contactId: '8' }, no);
  await takeBackMatchAnswer(journal, { ...ana, keys: ['l:renamed'] });
  expect(await keysOf('7')).toEqual(['l:bob']);
  expect(await keysOf('8')).toEqual(['l:ana', 'm:ACoAA1']);
  await takeBackMatchAnswer(journal, { ...ana, contactId: '8' });
  expect(await keysOf('8')).toEqual([]);
});

it('is released when the contact is gone', async () => {
  await putMatchAnswer(journal, ana, yes);
  await releaseMatchAnswers(journal, HERE, ['7', '9']);
  expect(await db.answers.count()).toBe(0);
});

it('comes back from the replica log when the browser loses the database', async () => {
  await putMatchAnswer(journal, ana, yes);
  await putMatchAnswer(journal, { ...ana, keys: ['l:bob'] }, no);
  await takeBackMatchAnswer(journal, { ...ana, keys: ['l:bob'] });
  const before = await db.answers.toArray();
  await db.delete();
  db = new RelevoDb(`answers-again-${Math.random()}`);
  await createJournal(db, createReplica(store)).reconcile();
  expect(await db.answers.toArray()).toEqual(before);
});

it('is not there at all when the replica log refused it', async () => {
  await putMatchAnswer(journal, ana, yes);
  const set = store.set;
  store.set = () => Promise.reject(new Error('full'));
  await expect(putMatchAnswer(journal, { ...ana, keys: ['l:bob'] }, yes)).rejects.toMatchObject({
    failure: { code: 'store/full' },
  });
  store.set = set;
  expect(await keysOf('7')).toEqual(['l:ana', 'm:ACoAA1']);
});

it('goes with the person who is erased, what was said of their profile and others too; over other connections it stays', async () => {
  await putReads(
    { db, connection: 'local' },
    [{ contact: makeContact('7'), touches: [] }],
    NOW,
    true,
  );
  await putMatchAnswer(journal, ana, yes);
  await putMatchAnswer(journal, { ...ana, contactId: '8' }, no);
  await putMatchAnswer(journal, { ...ana, keys: ['l:bob'], contactId: '8' }, yes);
  await changeConnection(journal, { id: 'hubspot' });
  await putMatchAnswer(journal, { ...ana, connection: 'hubspot' }, yes);
  await changeConnection(journal, { id: HERE });
  await erasePerson(journal, '7');
  const left = (await db.answers.toArray()).map(
    ({ connection, key, contactId }) => `${connection} ${key} ${contactId}`,
  );
  expect(left.sort()).toEqual(['hubspot l:ana 7', 'hubspot m:ACoAA1 7', 'local l:bob 8'].sort());
});

it('takes with it what the CRM did not know of the profile before, and that their history was waited for', async () => {
  await putReads(
    { db, connection: 'local' },
    [{ contact: makeContact('7'), touches: [] }],
    NOW,
    true,
  );
  await putMissing({ db, connection: 'local' }, ['l:ana', 'm:ACoAA1', 'l:bob'], NOW);
  await putMatchAnswer(journal, ana, yes);
  await putMatchAnswer(journal, { ...ana, keys: ['l:bob'] }, no);
  await writeTouchesKnownUntil({ db, connection: 'local' }, { 7: NOW, 8: NOW });
  await erasePerson(journal, '7');
  expect(await db.missing.toCollection().primaryKeys()).toEqual(['l:bob']);
  expect(await readTouchesKnownUntil(db)).toEqual({ 8: NOW });
});

it('outlives the cache: no rep is asked again because a person was not met for a while', async () => {
  await putReads(
    { db, connection: 'local' },
    [{ contact: makeContact('7'), touches: [] }],
    NOW,
    true,
  );
  await putMatchAnswer(journal, ana, yes);
  await evict(journal, { cacheDays: 1, contacts: 10 }, NOW + 400 * 86_400_000);
  await eraseCache(db);
  expect(await db.contacts.count()).toBe(0);
  expect(await keysOf('7')).toEqual(['l:ana', 'm:ACoAA1']);
  await journal.erase();
  expect(await db.answers.count()).toBe(0);
  expect(JSON.stringify(await store.get(null))).not.toContain('l:ana');
});
