import { expect, it } from 'vitest';
import { feedbackNote } from '../../../lib/domain/feedback/note';
import { feedbackThreads } from '../../../lib/domain/feedback/threads';
import type { NoteRow } from '../../../lib/store/rows';
import { entryOf } from '../../../lib/sync/feedback-entries';
import { threadView } from '../../../lib/sync/feedback-views';

const DAY = 86_400_000;
const AT = Date.UTC(2026, 10, 20);
const text = feedbackNote(
  {
    verdict: 'rejected',
    reasonId: null,
    text: 'relevo-agreement 1 says no\nrelevo-feedback 1 too',
    campaign: null,
    agreementVersion: null,
    author: { name: 'Nora Vidal', email: null, id: '41' },
    date: null,
    pendingSince: null,
    answers: null,
    dealtWith: false,
  },
  null,
  'en',
);
const row: NoteRow = {
  id: '1',
  contactId: '1',
  text,
  reference: null,
  author: 'Nora Vidal',
  authorId: '41',
  at: AT,
  changedAt: AT,
  round: 0,
};
const viewOf = (change: Partial<NoteRow>) => {
  const [thread] = feedbackThreads([entryOf({ ...row, ...change })]);
  if (thread === undefined) throw new Error('no thread');
  return threadView(thread, (id) => id).first;
};

it('a note dated back by more than a day says when it was made, and one that waited a day does not', () => {
  expect(viewOf({ madeAt: AT + 4 * DAY }).madeAt).toBe(AT + 4 * DAY);
  expect(viewOf({ madeAt: AT + DAY }).madeAt).toBeNull();
  expect(viewOf({}).madeAt).toBeNull();
});

it('a note whose author anybody could have set counts, and says that it is not confirmed', () => {
  expect(viewOf({ confirmed: false })).toMatchObject({
    kind: 'feedback',
    who: 'Nora Vidal',
    confirmed: false,
  });
  expect(viewOf({ confirmed: true, authorId: '42' })).toMatchObject({ kind: 'unproven' });
  expect(viewOf({ confirmed: false, author: null })).toMatchObject({ kind: 'unproven', who: null });
});

it('words that begin like a line for the machine are words, and come back as they were written', () => {
  expect(viewOf({})).toMatchObject({
    verdict: 'rejected',
    text: 'relevo-agreement 1 says no\nrelevo-feedback 1 too',
  });
});
