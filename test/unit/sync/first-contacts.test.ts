import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '../../../lib/crm/port/connector';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../../lib/domain/agreement/in-force';
import { type FailureCode, RelevoError } from '../../../lib/domain/base/failure';
import type { Touch } from '../../../lib/domain/base/touch';
import type { Feedback } from '../../../lib/domain/feedback/feedback';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import { eraseCache } from '../../../lib/store/cache';
import { putReads } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import {
  readFirstContacts,
  type WaitingContact,
  waitingContacts,
} from '../../../lib/sync/first-contacts';
import { readHandOffs } from '../../../lib/sync/hand-offs';
import { createHistory } from '../../../lib/sync/history';
import { HOUR, MINUTE, NOW as MORNING, makeContact } from '../domain/make';
import { createFakeCrm } from './fake-connector';

/** Late enough in the working day for hours ago to be hours of work. */
const NOW = MORNING + 5 * HOUR;
const TERMS = createTerms([], DEFAULT_AGREEMENT);
const ACCEPTED: Feedback = {
  verdict: 'accepted',
  reasonId: null,
  text: '',
  campaign: null,
  agreementVersion: 1,
  author: { name: 'Nora Vidal', email: null },
  date: null,
  pendingSince: null,
  answers: null,
  dealtWith: false,
};

let db: RelevoDb;
let now: number;
/** Who was asked for, in order; each history one entry. */
let asked: string[];
/** What the CRM has, by contact. */
let logged: Map<string, Touch[]>;
let changed: Set<string>;
let refusal: FailureCode | null;

beforeEach(() => {
  db = new RelevoDb(`first-${Math.random()}`, { indexedDB: new IDBFactory(), IDBKeyRange });
  now = NOW;
  asked = [];
  logged = new Map();
  changed = new Set();
  refusal = null;
});

function crm(touchesChange = true): Connector {
  const { connector } = createFakeCrm(() => now, 0);
  return {
    ...connector,
    capabilities: { ...connector.capabilities, touchesChange },
    changedSince: async (ids) => {
      asked.push(`changed ${ids.length}`);
      return ids.filter((id) => changed.has(id));
    },
    touches: async (id, cursor) => {
      asked.push(cursor === null ? id : `${id} ${cursor}`);
      if (refusal !== null) throw new RelevoError({ code: refusal, detail: '' });
      const [from, all] = [Number(cursor ?? 0), logged.get(id) ?? []];
      return {
        touches: all.slice(from, from + 2),
        gaps: [],
        next: from + 2 < all.length ? String(from + 2) : null,
      };
    },
  };
}

function call(contactId: string, at: number, more: Partial<Touch> = {}): Touch {
  const of = { kind: 'call', title: 'Call', channel: null, campaign: null, by: 'sales' } as const;
  return { id: `call:${at}`, contactId, at, ...of, ...more };
}

/** A person who was accepted some business hours ago, as the CRM's notes say. */
async function accepted(id: string, hoursAgo: number, owner = 'o'): Promise<void> {
  const contact = makeContact({
    id,
    stageDates: { mql: NOW - 30 * HOUR },
    owner: { id: owner, name: 'Nora Vidal' },
  });
  await putReads({ db, connection: 'local' }, [{ contact, touches: [] }], now, false);
  const [at, author] = [NOW - hoursAgo * HOUR, 'Nora Vidal'];
  const text = feedbackNote(ACCEPTED, null, 'en');
  await db.notes.put({
    id: `n${id}`,
    contactId: id,
    text,
    reference: null,
    author,
    at,
    changedAt: at,
    round: now,
  });
}

async function waiting(): Promise<WaitingContact[]> {
  return waitingContacts(db, await db.contacts.toArray(), [], TERMS, 'o', now);
}

async function pass(asked = crm()): Promise<number> {
  const connector = { ...asked, connection: 'local' };
  const history = createHistory({
    db,
    connector: async () => connector,
    clock: () => now,
    changed: () => undefined,
    failed: () => undefined,
  });
  const world = { db, connector, clock: () => now, page: history.page };
  return readFirstContacts(world, await waiting(), AbortSignal.timeout(10_000));
}

async function story(id: string) {
  const rows = (await db.contacts.toArray()).filter((row) => row.id === id);
  return (await readHandOffs(db, rows, [], TERMS, now)).get(id);
}

describe('first contacts of people whose card no rep opens', () => {
  it('stop the clock once the CRM shows one', async () => {
    await accepted('1', 3);
    expect((await story('1'))?.story?.running?.kind).toBe('first-contact');
    await pass();
    expect((await waiting()).map(({ contactId }) => contactId)).toEqual(['1']);
    logged.set('1', [call('1', NOW + MINUTE)]);
    changed.add('1');
    now = NOW + 10 * MINUTE;
    expect(await pass()).toBe(1);
    expect((await story('1'))?.handOff?.firstContactAt).toBe(NOW + MINUTE);
    expect(
      (await story('1'))?.story?.clocks.find(({ kind }) => kind === 'first-contact')?.state,
    ).toBe('kept');
    expect(await waiting()).toEqual([]);
    expect(await pass()).toBe(0);
  });

  it('are not what the contact did: a call that came in stops nothing', async () => {
    await accepted('1', 3);
    logged.set('1', [call('1', NOW - HOUR, { incoming: true })]);
    await pass();
    expect((await story('1'))?.story?.running?.kind).toBe('first-contact');
  });

  it('are read back to where the clock began, so that the first one counts and not the newest', async () => {
    await accepted('1', 3);
    const hours = [0.1, 0.2, 0.5, 1, 2, 40, 41];
    logged.set(
      '1',
      hours.map((hour) => call('1', NOW - hour * HOUR)),
    );
    await pass();
    expect((await story('1'))?.handOff?.firstContactAt).toBe(NOW - 2 * HOUR);
    expect(asked).toEqual(['1', '1 2', '1 4']);
  });

  it('are asked for a few at a time, the most urgent first, and no one twice while nothing changes', async () => {
    for (let number = 1; number <= 55; number++) await accepted(`p${number}`, number / 20);
    expect(await pass()).toBe(40);
    expect(asked).toEqual(Array.from({ length: 40 }, (_, index) => `p${55 - index}`));
    expect([await pass(), await pass(), await pass()]).toEqual([15, 0, 0]);
    expect(new Set(asked.filter((each) => each.startsWith('p'))).size).toBe(55);
    expect(asked.at(-1)).toBe('changed 55');
    changed.add('p3');
    asked = [];
    expect(await pass()).toBe(1);
    expect(asked).toEqual(['changed 55', 'p3']);
  });

  it('of the rep come first, then whose time is over just now or soonest, and last who has been late for long', async () => {
    await accepted('long', 40 * 24);
    await accepted('theirs', 7, 'p');
    await accepted('soon', 7);
    await accepted('later', 2);
    expect((await waiting()).map(({ contactId }) => contactId)).toEqual([
      'soon',
      'later',
      'long',
      'theirs',
    ]);
  });

  it('go on where a dead worker stopped', async () => {
    for (let number = 1; number <= 4; number++) await accepted(`p${number}`, number / 10);
    const whole = crm();
    let left = 2;
    const dying: Connector = {
      ...whole,
      touches: (...input) => {
        left -= 1;
        if (left < 0) throw new Error('the worker died');
        return whole.touches(...input);
      },
    };
    await expect(pass(dying)).rejects.toThrow();
    expect(asked).toEqual(['p4', 'p3']);
    await pass();
    expect(asked).toEqual(['p4', 'p3', 'changed 2', 'p2', 'p1']);
  });

  it('leave the CRM alone when it cannot be asked, and pass by a person who is gone', async () => {
    for (let number = 1; number <= 3; number++) await accepted(`p${number}`, number / 10);
    for (const code of ['crm/offline', 'crm/unauthorised', 'crm/rate-limited'] as const) {
      asked = [];
      refusal = code;
      await expect(pass()).rejects.toThrow(code);
      expect(asked).toEqual(['p3']);
    }
    asked = [];
    refusal = 'crm/gone';
    expect(await pass()).toBe(3);
    expect(await pass()).toBe(0);
  });

  it('are looked for every half an hour where a CRM does not say that a touch changed a person', async () => {
    await accepted('1', 1);
    const silent = crm(false);
    expect([await pass(silent), await pass(silent)]).toEqual([1, 0]);
    now += 31 * MINUTE;
    expect(await pass(silent)).toBe(1);
    expect(asked).toEqual(['1', '1']);
    // A clock that was set back.
    now -= 70 * MINUTE;
    expect(await pass(silent)).toBe(1);
  });

  it('of an opportunity are waited for without anything having been said, and of no other person', async () => {
    const people = [
      makeContact({ id: 'a', stage: 'opportunity', stageDates: { opportunity: NOW - HOUR / 2 } }),
      makeContact({ id: 'b', stage: 'mql', stageDates: { mql: NOW - HOUR } }),
      makeContact({ id: 'c', stage: 'sql', stageDates: { sql: NOW - HOUR } }),
    ];
    await putReads(
      { db, connection: 'local' },
      people.map((contact) => ({ contact, touches: [] })),
      now,
      false,
    );
    expect((await waiting()).map(({ contactId }) => contactId)).toEqual(['a']);
  });

  it('are read again after the cache was erased, whatever was known', async () => {
    await accepted('1', 1);
    await pass();
    await eraseCache(db);
    await accepted('1', 1);
    expect(await pass()).toBe(1);
  });
});
