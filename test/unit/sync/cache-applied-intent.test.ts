import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { putHistory, putReads } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import { newRow } from '../../../lib/store/outbox-rows';
import { storeApplied } from '../../../lib/sync/cache-applied-intent';
import { makeContact } from './fake-connector';

const NOW = 1_800_000_000_000;
const replied = {
  id: 't1',
  contactId: 'c1',
  kind: 'email-replied',
  at: NOW - 5,
  title: '',
  channel: null,
  campaign: null,
  by: 'sales',
} as const;
const gap = { what: 'email-events', why: 'rights', detail: 'Email Marketing: User' } as const;

it('keeps what the history says of a person when a move of theirs is confirmed', async () => {
  const db = new RelevoDb('store-applied');
  const form = { kind: 'form', at: NOW - 10 } as const;
  const contact = makeContact('c1', { stage: 'sql', signals: [form] });
  await putReads({ db, connection: 'local' }, [{ contact, touches: [] }], NOW, true);
  await putHistory(
    { db, connection: 'local' },
    'c1',
    { touches: [replied], gaps: [gap] },
    true,
    NOW,
  );

  const action = { kind: 'move', from: 'sql', to: 'opportunity' } as const;
  const row = newRow({ intentId: 'i1', contactId: 'c1', connection: 'local', action }, NOW, 1);
  await storeApplied(db, row, { ...contact, stage: 'opportunity' }, NOW + 1);

  const stored = (await db.contacts.get('c1'))?.contact;
  expect(stored?.stage).toBe('opportunity');
  expect(stored?.gaps).toEqual([gap]);
  expect(stored?.signals.map(({ kind }) => kind)).toEqual(['email-replied', 'form']);
  await db.delete();
});

it('knows a person by a profile from the moment that the CRM took it, also where it answered with nothing', async () => {
  const db = new RelevoDb('store-applied-profile');
  await putReads(
    { db, connection: 'local' },
    [{ contact: makeContact('c1'), touches: [] }],
    NOW,
    true,
  );
  const action = { kind: 'profile', from: null, to: 'ana-lopez' } as const;
  const row = newRow({ intentId: 'i1', contactId: 'c1', connection: 'local', action }, NOW, 1);
  await storeApplied(db, row, null, NOW + 1);
  expect(
    (await db.contacts.where('keys').equals('l:ana-lopez').first())?.contact.linkedinSlug,
  ).toBe('ana-lopez');
  await db.delete();
});

it('knows a person once where the CRM answered a move with another record of theirs', async () => {
  const db = new RelevoDb('store-applied-other');
  const emails = ['ana@acme.example'];
  const before = makeContact('partner-9', { emails, stage: null });
  const touch = { ...replied, contactId: before.id };
  const source = { db, connection: 'local' };
  await putReads(source, [{ contact: before, touches: [touch] }], NOW, true);
  const action = { kind: 'move', from: null, to: 'sql' } as const;
  const of = (intentId: string) =>
    newRow({ intentId, contactId: before.id, connection: 'local', action }, NOW, 1);
  const answered = makeContact('12', { emails, stage: 'sql' });
  const known = async () => (await db.contacts.toArray()).map(({ id }) => id).sort();

  // Something else waits for it: it is shown by that record until then.
  const other = of('i2');
  await db.outbox.put(other);
  await storeApplied(db, of('i1'), answered, NOW + 1);
  expect(await known()).toEqual(['12', 'partner-9']);

  await db.outbox.clear();
  await storeApplied(db, of('i1'), answered, NOW + 1);
  expect(await known()).toEqual(['12']);
  expect(await db.touches.count()).toBe(0);
  await db.delete();
});
