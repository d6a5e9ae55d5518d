import { expect, it } from 'vitest';
import { inOrder } from '../../../../lib/domain/feedback/order';
import type { FeedbackThread } from '../../../../lib/domain/feedback/threads';
import { feedbackThreads } from '../../../../lib/domain/feedback/threads';
import { NOW } from '../make';
import { entry } from './entry';

const THREADS = feedbackThreads([
  entry('new', { campaign: 'Webinar', author: { name: 'Nora', email: null } }, { contactId: 'b' }),
  entry('old', { campaign: null }, { contactId: 'a', at: NOW - 9_000 }),
  entry('done', { verdict: 'accepted', campaign: 'Autumn' }, { contactId: 'c', at: NOW - 20_000 }),
]);
const NAMES: Readonly<Record<string, string>> = { a: 'Zoe', b: 'Álvaro' };
const ids = (threads: readonly FeedbackThread[]) => threads.map(({ first }) => first.id);
const by = (order: Parameters<typeof inOrder>[1]) =>
  ids(inOrder(THREADS, order, (id) => NAMES[id] ?? null));

it('sorts by what waits longest for marketing; what does not wait comes last', () => {
  expect(by('waiting')).toEqual(['old', 'new', 'done']);
});

it('sorts by name, campaign and rep; what has none comes last', () => {
  expect(by('name')).toEqual(['new', 'old', 'done']);
  expect(by('campaign')).toEqual(['done', 'new', 'old']);
  expect(by('rep').at(-1)).toBe('new');
});
