import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connector, Note, NotePage } from '../../../lib/crm/port/connector';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import { createTerms } from '../../../lib/domain/agreement/in-force';
import { RelevoError } from '../../../lib/domain/base/failure';
import type { Feedback } from '../../../lib/domain/feedback/feedback';
import type { FeedbackFilter } from '../../../lib/domain/feedback/filter';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import { feedbackTotals } from '../../../lib/domain/feedback/totals';
import { personaOf } from '../../../lib/domain/scoring/persona';
import { RelevoDb } from '../../../lib/store/db';
import { ownNoteId, readNotesProgress } from '../../../lib/store/note-rows';
import { readHandOffs } from '../../../lib/sync/hand-offs';
import { syncNotes } from '../../../lib/sync/note-sync';
import { readThreads, wanted } from '../../../lib/sync/read-threads';
import { makeContact } from '../domain/make';

const NOW = Date.UTC(2026, 10, 23, 10);
const DAY = 86_400_000;

const SAID: Feedback = {
  verdict: 'rejected',
  reasonId: 'no-budget',
  text: 'Three people, no warehouse',
  campaign: 'Autumn launch',
  agreementVersion: 1,
  author: { name: 'Nora Vidal', email: null },
  date: null,
  pendingSince: NOW - DAY,
  answers: null,
  dealtWith: false,
};

function note(number: number, part: Partial<Note> = {}): Note {
  const reference = `0b8f7b1e-58a7-4b38-9e38-${String(number).padStart(12, '0')}`;
  return {
    id: String(number),
    contactId: `c${number % 500}`,
    text: feedbackNote({ ...SAID, text: `${SAID.text} ${number}` }, 'No budget', 'en'),
    reference,
    author: 'Nora Vidal',
    authorId: '41',
    at: NOW - number * 60_000,
    changedAt: NOW - number * 60_000,
    ...part,
  };
}

/**
 * A CRM that gives notes in pages of fifty, by the place in its list; only what the reading of
 * notes asks for.
 */
function crm(notes: Note[], asked: string[] = []) {
  const connector: Pick<Connector, 'notesSince' | 'read'> = {
    notesSince: async (_, cursor): Promise<NotePage> => {
      const from = Number(cursor ?? 0);
      const page = notes.slice(from, from + 50);
      return {
        notes: page,
        cursor: String(from + page.length),
        more: from + page.length < notes.length,
      };
    },
    read: async (ids) => {
      asked.push(...ids);
      return new Map(
        ids.map((id) => [
          id,
          { contact: makeContact({ id, emails: [`${id}@x.example`] }), touches: [] },
        ]),
      );
    },
  };
  return connector as Connector;
}

let db: RelevoDb;
let now = NOW;
const sync = (connector: Connector, connection = 'local') =>
  syncNotes(db, { ...connector, connection }, () => now, new AbortController().signal);
const threads = async (handmade = false) =>
  wanted(db, await readThreads(db), { handmade }, DEFAULT_AGREEMENT);

beforeEach(() => {
  now = NOW;
  db = new RelevoDb(`notes-${Math.random()}`, { indexedDB: new IDBFactory(), IDBKeyRange });
});

/** What follows from what was read: the totals, and where each person stands. */
async function figures() {
  const terms = createTerms([], DEFAULT_AGREEMENT);
  const rows = await db.contacts.toArray();
  const known = await readHandOffs(db, rows, [], terms, NOW);
  const persons = Object.fromEntries(
    rows.map(({ id }) => [id, known.get(id)?.handOff?.state ?? null]),
  );
  return { totals: feedbackTotals(await threads()), persons };
}

describe('the cache of notes', () => {
  it('goes on where it stopped, asks for whom it does not know once, and brings what came since', async () => {
    const notes = Array.from({ length: 120 }, (_, number) => note(number + 1));
    const asked: string[] = [];
    const connector = crm(notes, asked);
    await sync(connector);
    expect(await db.notes.count()).toBe(120);
    expect(new Set(asked).size).toBe(asked.length);
    expect(await sync(connector)).toBe(false);
    notes.push(note(121));
    expect(await sync(connector)).toBe(true);
    expect(await threads()).toHaveLength(121);
  });

  it('keeps the pages read before the CRM went away', async () => {
    const notes = Array.from({ length: 120 }, (_, number) => note(number + 1));
    const whole = crm(notes);
    let left = 2;
    const broken = {
      ...whole,
      notesSince: (...input: Parameters<Connector['notesSince']>) => {
        left -= 1;
        if (left < 0) throw new RelevoError({ code: 'crm/offline', detail: '' });
        return whole.notesSince(...input);
      },
    };
    await expect(sync(broken)).rejects.toThrow();
    expect(await db.notes.count()).toBe(100);
    expect(await readNotesProgress(db, 'local')).toMatchObject({ whole: false, cursor: '100' });
    await sync(whole);
    expect(await db.notes.count()).toBe(120);
  });

  it('forgets what is gone from the CRM by the next day, and nothing before it has read everything', async () => {
    const notes = [note(1), note(2), note(3)];
    await sync(crm(notes));
    now += DAY + 1;
    notes.splice(1, 1);
    await sync(crm(notes));
    expect((await db.notes.toArray()).map(({ id }) => id).sort()).toEqual(['1', '3']);
  });

  it('keeps what was said of touches and referrals when it is too old to be read again, with its answers', async () => {
    const old = (number: number, part: Partial<Feedback>) => {
      const text = feedbackNote({ ...SAID, reasonId: null, ...part }, null, 'en');
      return note(number, { text, at: NOW - 99 * DAY, changedAt: NOW - 99 * DAY });
    };
    const touch = { ids: ['t1'], title: 'Webinar A', on: '2026-08-01', dealId: null };
    const notes = [
      old(1, { verdict: 'contested', reasonId: 'knew-us', touch }),
      old(2, { verdict: 'comment', text: 'We look into it', answers: '1', dealtWith: true }),
      old(3, { verdict: 'referred', referrer: { id: 'c9', name: 'Ana Ruiz' } }),
      old(4, { verdict: 'undone', answers: '3' }),
      old(5, {}),
    ].map((each) => ({ ...each, contactId: 'c1' }));
    await sync(crm(notes));
    const before = (await threads()).filter(({ first }) => first.id !== '5');
    // All of it is now before the time that is read back.
    now += 3 * DAY;
    await sync(crm([]));
    expect((await db.notes.toArray()).map(({ id }) => id).sort()).toEqual(['1', '2', '3', '4']);
    expect(await threads()).toEqual(before);
    // What the CRM would return still counts as gone where it returns it no more.
    await db.notes.update('3', { changedAt: now - DAY });
    now += DAY + 1;
    await sync(crm([]));
    expect((await db.notes.toArray()).map(({ id }) => id)).not.toContain('3');
  });

  it('keeps what a person wrote by hand only of people who are known here', async () => {
    await db.contacts.put({
      id: 'c1',
      keys: [],
      contact: makeContact({ id: 'c1' }),
      ownerId: '',
      stage: '',
      readAt: 0,
      seenAt: 0,
      historyAt: 0,
    });
    const plain = { text: 'Called, no answer', reference: null };
    const asked: string[] = [];
    await sync(crm([note(1, plain), note(2, plain)], asked));
    expect((await db.notes.toArray()).map(({ contactId }) => contactId)).toEqual(['c1']);
    expect(asked).toEqual([]);
    expect(await threads()).toEqual([]);
    expect(await threads(true)).toHaveLength(1);
  });

  it('shows a note edited, damaged, of a newer version or very long as what it is', async () => {
    const good = note(1);
    const long = feedbackNote({ ...SAID, text: 'ñ'.repeat(60_000) }, 'No budget', 'es');
    await sync(
      crm([
        { ...good, text: good.text.replace('Three people', 'Two people') },
        note(2, { text: good.text.replace(/relevo-feedback 1 \w/, 'relevo-feedback 1 !') }),
        note(3, { text: 'Hola\n\nrelevo-feedback 9 abc 12345678' }),
        note(4, { text: long }),
        note(5, { author: 'Somebody Else' }),
        note(6, { author: null, authorId: null }),
      ]),
    );
    const read = Object.fromEntries((await threads()).map(({ first }) => [first.id, first]));
    expect(read['1']?.read).toMatchObject({ kind: 'feedback', edited: true });
    expect(read['2']?.read.kind).toBe('damaged');
    expect(read['3']?.read).toMatchObject({ kind: 'newer', words: 'Hola' });
    expect(read['4']?.read).toMatchObject({ kind: 'feedback', edited: false });
    expect(read['5']?.author.agreement).toBe('different');
    expect(read['6']?.author.agreement).toBe('unknown');
    const { totals, persons } = await figures();
    // The one that was edited and the long one; a rep who copied a line has judged no one.
    expect(totals.all.counts.rejected).toBe(2);
    expect(persons).toEqual({
      c1: 'rejected',
      c2: null,
      c3: null,
      c4: 'rejected',
      c5: null,
      c6: null,
    });
  });

  it('is narrowed by persona, rep, campaign, reason and period, each by itself', async () => {
    const notes = [
      note(1),
      note(2, {
        text: feedbackNote({ ...SAID, campaign: 'Spring', reasonId: 'not-now' }, null, 'en'),
      }),
      note(3, {
        author: 'Ben Ames',
        text: feedbackNote({ ...SAID, author: { name: 'Ben Ames', email: null } }, null, 'en'),
      }),
      note(4, { at: NOW - 40 * DAY }),
    ];
    await sync(crm(notes));
    const fits = await db.contacts.get('c2');
    if (fits === undefined) throw new Error('nobody there');
    const traits = { jobTitle: 'Supply chain director' };
    expect(personaOf(traits, DEFAULT_AGREEMENT)).not.toBeNull();
    await db.contacts.put({ ...fits, contact: { ...fits.contact, traits } });
    const seen = async (filter: FeedbackFilter) =>
      (await wanted(db, await readThreads(db), filter, DEFAULT_AGREEMENT))
        .map(({ first }) => first.id)
        .sort();
    expect(await seen({})).toEqual(['1', '2', '3', '4']);
    expect(await seen({ personaId: personaOf(traits, DEFAULT_AGREEMENT)?.id })).toEqual(['2']);
    expect(await seen({ personaId: 'nobody' })).toEqual([]);
    expect(await seen({ rep: 'Ben Ames' })).toEqual(['3']);
    expect(await seen({ campaign: 'Spring' })).toEqual(['2']);
    expect(await seen({ reasonId: 'not-now' })).toEqual(['2']);
    expect(await seen({ from: NOW - 7 * DAY })).toEqual(['1', '2', '3']);
  });

  it('takes the place of what stood for a note of ours until the CRM returned it', async () => {
    const own = note(7);
    await db.notes.put({ ...own, id: ownNoteId(own.reference ?? ''), contactId: 'c7', round: NOW });
    await sync(crm([own]));
    expect((await db.notes.toArray()).map(({ id }) => id)).toEqual(['7']);
  });

  it('begins again over another connection', async () => {
    await sync(crm([note(1)]));
    expect(await readNotesProgress(db, 'odoo')).toBeNull();
  });

  it('is read as threads, five thousand notes at once', async () => {
    await sync(crm(Array.from({ length: 5_000 }, (_, number) => note(number + 1))));
    expect(await threads()).toHaveLength(5_000);
  });
});
