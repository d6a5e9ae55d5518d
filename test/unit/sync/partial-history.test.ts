import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TouchPage } from '../../../lib/crm/port/connector';
import { putReads } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import { readFirstContacts } from '../../../lib/sync/first-contacts';
import { createHistory } from '../../../lib/sync/history';
import { createFakeCrm, makeContact } from './fake-connector';

let now = 5_000_000_000;
let db: RelevoDb;
let asked: string[];
let broken: Set<string>;

beforeEach(async () => {
  db = new RelevoDb(`partial-${Math.random()}`);
  asked = [];
  broken = new Set(['1']);
  const reads = ['1', '2'].map((id) => ({ contact: makeContact(id), touches: [] }));
  await putReads({ db, connection: 'local' }, reads, now, false);
});
afterEach(() => db.delete());

function world() {
  const { connector } = createFakeCrm(() => now, 0);
  const touches = async (contactId: string): Promise<TouchPage> => {
    asked.push(contactId);
    const lost = { what: 'touches', why: 'failed', detail: 'crm/unavailable' } as const;
    return { touches: [], gaps: broken.has(contactId) ? [lost] : [], next: null };
  };
  return { ...connector, touches };
}

it('a history that lacks a part is shown with its gap, reported as failed, and read again', async () => {
  const connector = world();
  const history = createHistory({
    db,
    connector: async () => connector,
    clock: () => now,
    changed: () => undefined,
    failed: () => undefined,
  });
  await history.page('1', null);
  expect(await db.contacts.get('1')).toMatchObject({
    historyAt: 0,
    contact: { gaps: [{ why: 'failed' }] },
  });
  broken.clear();
  await history.page('1', null);
  expect(await db.contacts.get('1')).toMatchObject({ historyAt: now, contact: { gaps: [] } });
});

it('a person whose history lacks a part is read again, behind those who were not tried', async () => {
  const connector = world();
  const people = ['1', '2'].map((contactId) => ({ contactId, since: 1, dueAt: null, read: false }));
  const firsts = { db, connector, clock: () => now, page: (id: string) => connector.touches(id) };
  const signal = new AbortController().signal;
  await readFirstContacts(firsts, people, signal);
  expect(asked).toEqual(['1', '2']);
  now += 1_000;
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error('nobody');
  asked = [];
  broken.clear();
  const third = { ...two, contactId: '3' };
  await readFirstContacts(firsts, [one, { ...two, read: true }, third], signal);
  expect(asked).toEqual(['3', '1']);
});
