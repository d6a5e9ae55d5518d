import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { markRepliesSeen, unseenReplies } from '../../../lib/app/replies';
import type { Feedback } from '../../../lib/domain/feedback/feedback';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import { feedbackThreads } from '../../../lib/domain/feedback/threads';
import { RelevoDb } from '../../../lib/store/db';
import { entryOf } from '../../../lib/sync/feedback-entries';
import { threadView } from '../../../lib/sync/feedback-views';
import { HOUR, NOW } from '../domain/make';

const REP = 'Nora Vidal';
const MARKETER = 'Mara Lindqvist';
let db: RelevoDb;
const connection = async () => ({ id: 'local', owner: { id: 'o', name: REP } }) as never;
const services = () => ({ db, connection, clock: () => NOW });

beforeEach(() => {
  db = new RelevoDb('answers', { indexedDB: new IDBFactory(), IDBKeyRange });
});

async function note(id: string, author: string, part: Partial<Feedback>, at: number) {
  const said: Feedback = {
    verdict: 'comment',
    reasonId: null,
    text: '',
    campaign: null,
    agreementVersion: 1,
    author: { name: author, email: null },
    date: null,
    pendingSince: null,
    answers: null,
    dealtWith: false,
    ...part,
  };
  const text = feedbackNote(said, null, 'en');
  const row = { id, contactId: 'c1', text, reference: null, author, at, changedAt: at, round: NOW };
  await db.notes.put(row);
}

const threads = async () =>
  feedbackThreads((await db.notes.toArray()).map(entryOf)).map((each) => threadView(each, String));

describe('an answer of marketing', () => {
  it('is news to the rep who asked until a card has shown it, and a later one is news again', async () => {
    await note('q', REP, { verdict: 'ask-marketing', text: 'What about the vans?' }, NOW - HOUR);
    expect(await unseenReplies(services())).toEqual([]);
    await note('a', MARKETER, { text: 'They are in the guide.', answers: 'q' }, NOW - HOUR / 2);
    expect(await unseenReplies(services())).toEqual([
      { contactId: 'c1', at: NOW - HOUR / 2, who: MARKETER, text: 'They are in the guide.' },
    ]);
    expect(await markRepliesSeen(services(), 'c1', await threads())).toBe(true);
    expect(await unseenReplies(services())).toEqual([]);
    expect(await markRepliesSeen(services(), 'c1', await threads())).toBe(false);

    await note('b', MARKETER, { text: 'And in the price list.', answers: 'q' }, NOW);
    expect(await unseenReplies(services())).toMatchObject([{ text: 'And in the price list.' }]);
  });

  it('is no news where a colleague asked, or where the rep answers themselves', async () => {
    await note('q', MARKETER, { verdict: 'ask-marketing' }, NOW - HOUR);
    await note('a', REP, { text: 'Yes.', answers: 'q' }, NOW);
    await note('r', REP, { verdict: 'rejected', reasonId: 'no-budget' }, NOW - HOUR);
    await note('s', REP, { text: 'One more thing.', answers: 'r' }, NOW);
    expect(await unseenReplies(services())).toEqual([]);
  });
});
