import { feedbackNote } from '../../../lib/domain/feedback/note';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putHistory, toRow } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import { erasePerson, evict } from '../../../lib/store/evict';
import { createJournal, type Journal } from '../../../lib/store/journal';
import { putMissing } from '../../../lib/store/missing';
import { enqueue } from '../../../lib/store/outbox-rows';
import { createReplica } from '../../../lib/store/replica';
import { memoryStore } from '../../faults/memory-store';
import { makeContact } from '../sync/fake-connector';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const TOUCH = {
  id: 't',
  kind: 'form',
  at: 1,
  title: '',
  channel: null,
  campaign: null,
  by: 'marketing',
} as const;
let db: RelevoDb;
let journal: Journal;
const store = memoryStore();

beforeEach(async () => {
  db = new RelevoDb(`evict-${Math.random()}`);
  store.clear();
  journal = createJournal(db, createReplica(store));
  for (let age = 0; age < 10; age++) {
    const id = `c${age}`;
    await db.contacts.put(toRow(makeContact(id), NOW, NOW - age * DAY));
    await db.touches.put({ ...TOUCH, contactId: id });
  }
});
afterEach(() => db.delete());

const left = async () => (await db.contacts.toCollection().primaryKeys()).sort();

describe('eviction', () => {
  it('forgets what was not seen for too long, with its touches', async () => {
    expect(await evict(journal, { cacheDays: 7, contacts: 100 }, NOW)).toBe(2);
    expect(await left()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
    expect(await db.touches.count()).toBe(8);
  });

  it('keeps the newest when there are too many', async () => {
    await evict(journal, { cacheDays: 90, contacts: 3 }, NOW);
    expect(await left()).toEqual(['c0', 'c1', 'c2']);
  });

  it('never forgets a person whose change is on its way, nor the change', async () => {
    await enqueue(
      journal,
      { intentId: 'i', contactId: 'c9', connection: 'local', action: { kind: 'note', text: 'n' } },
      NOW,
    );
    await evict(journal, { cacheDays: 1, contacts: 1 }, NOW + 400 * DAY);
    expect(await left()).toContain('c9');
    expect(await db.outbox.count()).toBe(1);
  });
});

describe('what was stored while the clock was ahead', () => {
  const AHEAD = NOW + 300 * DAY;
  const limits = { cacheDays: 30, contacts: 100 };

  it('is forgotten, since its time to be forgotten would come too late', async () => {
    await db.contacts.clear();
    await db.contacts.put(toRow(makeContact('ahead'), AHEAD, AHEAD));
    await putMissing({ db, connection: 'local' }, ['e:x@acme.example'], AHEAD);
    await db.log.add({ at: AHEAD, code: 'bug', detail: '' });
    await db.notes.put({
      id: 'n',
      contactId: 'ahead',
      text: '',
      reference: null,
      author: null,
      at: AHEAD,
      changedAt: AHEAD,
      round: AHEAD,
    });
    expect(await evict(journal, limits, NOW)).toBe(1);
    const tables = [db.contacts, db.missing, db.log, db.notes];
    expect(await Promise.all(tables.map((table) => table.count()))).toEqual([0, 0, 0, 0]);
  });

  it('stays where the clocks differ by a little', async () => {
    await db.contacts.put(toRow(makeContact('near'), NOW + 60_000, NOW + 60_000));
    await evict(journal, limits, NOW);
    expect(await left()).toContain('near');
  });

  it('keeps what was done for its days, counted from now: a repeated message must not be done twice', async () => {
    const done = {
      contactId: 'c0',
      connection: 'local',
      action: { kind: 'note', text: 'n' },
      outcome: 'applied',
    } as const;
    await journal.change([], async (draft) => {
      await draft.done({ ...done, intentId: 'ahead', at: AHEAD });
      await draft.done({ ...done, intentId: 'now', at: NOW });
    });
    await evict(journal, limits, NOW);
    expect(await db.done.toCollection().primaryKeys()).toEqual(['ahead', 'now']);
    await evict(journal, limits, NOW + 8 * DAY);
    expect(await db.done.count()).toBe(0);
  });
});

describe('an old note', () => {
  it('goes after a quarter, and what was said of a touch after years', async () => {
    await db.notes.clear();
    const said = (verdict: 'rejected' | 'contested') =>
      feedbackNote(
        {
          verdict,
          reasonId: null,
          text: '',
          campaign: null,
          agreementVersion: null,
          author: { name: 'Nora', email: null },
          date: null,
          pendingSince: null,
          answers: null,
          dealtWith: false,
          ...(verdict === 'contested'
            ? { touch: { ids: ['t'], title: 'Webinar', on: '2026-11-01', dealId: null } }
            : {}),
        },
        null,
        'en',
      );
    for (const verdict of ['rejected', 'contested'] as const)
      await db.notes.put({
        id: verdict,
        contactId: 'c1',
        text: said(verdict),
        reference: null,
        author: 'Nora',
        at: NOW,
        changedAt: NOW,
        round: NOW,
      });
    const kept = async (days: number) => {
      await evict(journal, { cacheDays: 30, contacts: 100 }, NOW + days * DAY);
      return (await db.notes.toCollection().primaryKeys()).sort();
    };
    expect(await kept(99)).toEqual(['contested', 'rejected']);
    expect(await kept(101)).toEqual(['contested']);
    expect(await kept(801)).toEqual([]);
  });
});

describe('erasing one person', () => {
  it('leaves no word of them anywhere', async () => {
    const person = makeContact('p', { emails: ['canary@acme.example'], name: 'Canary' });
    await db.contacts.put(toRow(person, NOW, NOW));
    await db.touches.put({ ...TOUCH, contactId: 'p', title: 'Canary' });
    await enqueue(
      journal,
      {
        intentId: 'a',
        contactId: 'p',
        connection: 'local',
        action: { kind: 'note', text: 'Canary' },
      },
      NOW,
    );
    // Added by hand before the CRM knew them: then the address is all the id there is.
    const add = { kind: 'add', email: 'canary@acme.example', name: 'Canary' } as const;
    const place = { contactId: 'add:canary@acme.example', connection: 'local', action: add };
    await enqueue(journal, { intentId: 'c', ...place }, NOW);
    await journal.change([], async (draft) => {
      const note = { kind: 'note', text: 'Canary' } as const;
      await draft.done({
        intentId: 'b',
        contactId: 'p',
        connection: 'local',
        action: note,
        outcome: 'applied',
        at: NOW,
      });
      await draft.done({ intentId: 'd', ...place, outcome: 'applied', at: NOW });
    });
    await putMissing({ db, connection: 'local' }, ['e:canary@acme.example'], NOW);
    expect(JSON.stringify(await store.get(null))).toMatch(/canary/i);
    await erasePerson(journal, 'p');
    // What was being read of their past comes too late.
    const late = { ...TOUCH, contactId: 'p', title: 'Canary' };
    await putHistory({ db, connection: 'local' }, 'p', { touches: [late], gaps: [] }, true, NOW);
    const everything = await Promise.all(db.tables.map((table) => table.toArray()));
    expect(JSON.stringify(everything)).not.toMatch(/canary/i);
    expect(JSON.stringify(await store.get(null))).not.toMatch(/canary/i);
    expect(await db.contacts.count()).toBe(10);
    expect(await db.touches.count()).toBe(10);
  });

  it('is done whole or not at all', async () => {
    await db.contacts.put(toRow(makeContact('p', { name: 'Canary' }), NOW, NOW));
    await db.touches.put({ ...TOUCH, contactId: 'p' });
    const broken = new Error('the disk');
    db.done.hook('deleting', () => {
      throw broken;
    });
    await db.done.put({
      intentId: 'b',
      contactId: 'p',
      connection: 'local',
      action: { kind: 'note', text: 'n' },
      outcome: 'applied',
      at: NOW,
    });
    await expect(erasePerson(journal, 'p')).rejects.toBeDefined();
    expect(await db.contacts.get('p')).toBeDefined();
    expect(await db.touches.count()).toBe(11);
  });
});
