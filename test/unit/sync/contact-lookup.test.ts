import { email as asEmail } from '../../support/email';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelevoError } from '../../../lib/domain/base/failure';
import { changeConnection } from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal, type Journal } from '../../../lib/store/journal';
import { putMatchAnswer } from '../../../lib/store/match-answers';
import { createReplica } from '../../../lib/store/replica';
import {
  type ContactLookup,
  createContactLookup,
  FRESH_MS,
  MISSING_MS,
} from '../../../lib/sync/contact-lookup';
import { memoryStore } from '../../faults/memory-store';
import { createFakeCrm, type FakeCrm, makeContact } from './fake-connector';

let now: number;
let crm: FakeCrm;
let db: RelevoDb;
let journal: Journal;
let lookup: ContactLookup;
let changes: number;
let failures: string[];

beforeEach(() => {
  now = 5_000_000_000;
  changes = 0;
  failures = [];
  crm = createFakeCrm(() => now, 0);
  db = new RelevoDb(`lookup-${Math.random()}`);
  journal = createJournal(db, createReplica(memoryStore()));
  lookup = createContactLookup({
    journal,
    connection: async () => ({ id: 'local' }),
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

const people = (...ids: string[]) => ids.map((id) => ({ email: asEmail(`p${id}@acme.example`) }));

describe('looking people up', () => {
  it('answers at once that it is asking, then knows', async () => {
    expect(await lookup.find(people('1'))).toMatchObject([
      { key: 'e:p1@acme.example', rows: [], asking: true },
    ]);
    await lookup.settled();
    expect(changes).toBe(1);
    expect(await lookup.find(people('1'))).toMatchObject([{ rows: [{ id: '1' }], asking: false }]);
    expect(crm.lookups).toHaveLength(1);
  });

  it('asks once for everybody, however many tabs ask for the same people', async () => {
    await Promise.all([
      lookup.find(people('1', '2')),
      lookup.find(people('2', '3')),
      lookup.find(people('1', '9')),
    ]);
    await lookup.settled();
    expect(crm.lookups).toEqual([4]);
  });

  it('remembers the people that the CRM does not know', async () => {
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
    expect((await lookup.find(people('1')))[0]).toMatchObject({
      failure: null,
      rows: [{ id: '1' }],
    });
  });

  it('finds both contacts that share an address', async () => {
    crm.contacts.set('1b', makeContact('1b', { emails: ['p1@acme.example'] }));
    await lookup.find(people('1'));
    await lookup.settled();
    expect((await lookup.find(people('1')))[0]?.rows.map((row) => row.id).sort()).toEqual([
      '1',
      '1b',
    ]);
  });

  it('leaves out an answer that was asked before our own write', async () => {
    await lookup.find(people('1'));
    await lookup.settled();
    const row = await db.contacts.get('1');
    if (row === undefined) throw new Error('no row');
    await db.contacts.put({
      ...row,
      readAt: now + 60_000,
      contact: makeContact('1', { stage: 'customer' }),
    });
    now += 30_000;
    await db.contacts.update('1', { readAt: now - FRESH_MS });
    await lookup.find(people('1'));
    await db.contacts.update('1', { readAt: now + 1 });
    await lookup.settled();
    expect((await db.contacts.get('1'))?.contact.stage).toBe('customer');
  });

  it('has no key for a name alone and asks nothing', async () => {
    expect(await lookup.find([{ name: 'Ana' }])).toMatchObject([{ key: null }]);
    expect(crm.lookups).toEqual([]);
  });

  it('asks about a name with a company once, and remembers that no one is called so', async () => {
    const asked = [{ linkedinSlug: 'ana-lopez', name: 'Ana López', company: 'Acme' }];
    await lookup.find(asked);
    await lookup.settled();
    expect(await lookup.find(asked)).toMatchObject([
      { missingAt: now, rows: [], candidates: [], asking: false },
    ]);
    // The same profile with a name that came late is another question.
    expect(
      await lookup.find([{ linkedinSlug: 'ana-lopez', name: 'Ana Gil', company: 'Acme' }]),
    ).toMatchObject([{ missingAt: null, asking: true }]);
    await lookup.settled();
    expect(crm.lookups).toHaveLength(2);
  });

  it('asks for addresses by themselves: a page that asks for more names than a CRM answers in time holds up no other', async () => {
    const answered = crm.connector.lookup;
    vi.spyOn(crm.connector, 'lookup').mockImplementation((identities, signal) =>
      identities.some(({ name }) => name !== undefined)
        ? Promise.reject(new RelevoError({ code: 'crm/timeout', detail: '' }))
        : answered(identities, signal),
    );
    const names = Array.from({ length: 200 }, (_, index) => ({
      name: `Name ${index}`,
      company: 'Acme',
    }));
    await lookup.find([...names, ...people('1')]);
    await lookup.settled();
    const found = await lookup.find([...names, ...people('1')]);
    expect(found.at(-1)).toMatchObject({ rows: [{ id: '1' }], failure: null });
    expect(found[0]).toMatchObject({ failure: { code: 'crm/timeout' } });
  });

  it('stores each part of an answer as it comes, and asks only for the rest again when that fails', async () => {
    const whole = crm.connector.lookup;
    let asked: string[] = [];
    const spy = vi
      .spyOn(crm.connector, 'lookup')
      .mockImplementation(async (identities, signal, heard) => {
        asked = identities.map(({ email = '' }) => email);
        const answers = await whole(identities, signal);
        await heard?.(answers.slice(0, 2));
        if (answers.length <= 2) return answers;
        throw new RelevoError({ code: 'crm/timeout', detail: '' });
      });
    const all = people('1', '9', '2', '8', '3');
    for (const left of [5, 3, 1]) {
      await lookup.find(all);
      await lookup.settled();
      expect(asked).toHaveLength(left);
      now += 31_000;
    }
    const found = await lookup.find(all);
    expect(
      found.map(({ rows, missingAt, failure }) => [rows.length, missingAt !== null, failure]),
    ).toEqual([
      [1, false, null],
      [0, true, null],
      [1, false, null],
      [0, true, null],
      [1, false, null],
    ]);
    expect(spy).toHaveBeenCalledTimes(3);
  });

  it('offers who is called so, and keeps nothing of a headline', async () => {
    crm.contacts.set('7', makeContact('7', { name: 'Ana López', company: 'Acme S.L.' }));
    const page = {
      linkedinSlug: 'ana-lopez',
      name: 'Ana López',
      company: 'Acme',
      headline: 'Buyer at Acme',
    };
    await lookup.find([page]);
    await lookup.settled();
    expect(await lookup.find([page])).toMatchObject([
      { rows: [], candidates: [{ id: '7' }], asking: false },
    ]);
    expect(JSON.stringify(crm.asked)).not.toContain('Buyer');
  });

  it('reads the contact that an answer leads to when it is not cached, and lets go of the answer when it is gone', async () => {
    const keys = ['l:new-slug'] as const;
    await putMatchAnswer(
      journal,
      { connection: 'local', keys, contactId: '2' },
      { same: true, by: 'rep', at: now },
    );
    const asked = [{ linkedinSlug: 'new-slug' }];
    expect(await lookup.find(asked)).toMatchObject([{ rows: [], absent: ['2'], asking: true }]);
    await lookup.settled();
    expect(await lookup.find(asked)).toMatchObject([
      { rows: [{ id: '2' }], answered: true, asking: false },
    ]);
    crm.contacts.delete('2');
    now += FRESH_MS;
    await lookup.find(asked);
    await lookup.settled();
    expect(await db.answers.count()).toBe(0);
    expect(await lookup.find(asked)).toMatchObject([{ rows: [], absent: [], missingAt: now }]);
  });

  it('keeps an answer to itself over another connection', async () => {
    const keys = ['l:new-slug'] as const;
    await changeConnection(journal, { id: 'other' });
    await putMatchAnswer(
      journal,
      { connection: 'other', keys, contactId: '2' },
      { same: true, by: 'rep', at: now },
    );
    await changeConnection(journal, { id: 'local' });
    expect(await lookup.find([{ linkedinSlug: 'new-slug' }])).toMatchObject([
      { rows: [], absent: [] },
    ]);
  });

  it('does not ask for ever about a person whom the CRM finds under another address only', async () => {
    await lookup.find(people('1'));
    await lookup.settled();
    const row = await db.contacts.get('1');
    if (row === undefined) throw new Error('no row');
    await db.contacts.put({ ...row, keys: [...row.keys, 'e:second@acme.example'], readAt: 0 });
    await lookup.find([{ email: asEmail('second@acme.example') }]);
    await lookup.settled();
    await lookup.find([{ email: asEmail('second@acme.example') }]);
    await lookup.settled();
    expect(crm.lookups).toHaveLength(2);
  });
});

describe('after the clock was ahead for a moment', () => {
  const DAY_MS = 86_400_000;

  it.each([2 * 3_600_000, 30 * DAY_MS])(
    'by %i ms, people are asked for again at once',
    async (aheadMs) => {
      now += aheadMs;
      await lookup.find(people('1', '9'));
      await lookup.settled();
      now -= aheadMs;
      crm.contacts.set('1', makeContact('1', { stage: 'sql' }));
      crm.contacts.set('9', makeContact('9'));
      expect(await lookup.find(people('1', '9'))).toMatchObject([
        { asking: true },
        { asking: true },
      ]);
      await lookup.settled();
      expect(await lookup.find(people('1', '9'))).toMatchObject([
        { rows: [{ contact: { stage: 'sql' } }], asking: false },
        { rows: [{ id: '9' }], asking: false },
      ]);
      expect(crm.lookups).toHaveLength(2);
    },
  );

  it('a failure of that moment holds nothing back', async () => {
    now += DAY_MS;
    crm.online = false;
    await lookup.find(people('1'));
    await lookup.settled();
    now -= DAY_MS;
    crm.online = true;
    await lookup.find(people('1'));
    await lookup.settled();
    expect(await lookup.find(people('1'))).toMatchObject([{ rows: [{ id: '1' }], failure: null }]);
  });

  it('who was seen then counts as seen now', async () => {
    now += 30 * DAY_MS;
    await lookup.find(people('1'));
    await lookup.settled();
    now -= 30 * DAY_MS;
    await lookup.find(people('1'));
    await lookup.settled();
    await lookup.find(people('1'));
    expect((await db.contacts.get('1'))?.seenAt).toBe(now);
  });
});
