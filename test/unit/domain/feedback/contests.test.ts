import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestsOf, touchWords } from '../../../../lib/domain/feedback/contests';
import type { Feedback } from '../../../../lib/domain/feedback/feedback';
import { authorshipOf } from '../../../../lib/domain/feedback/note';
import { type FeedbackEntry, feedbackThreads } from '../../../../lib/domain/feedback/threads';
import { HOUR, NOW } from '../make';
import { saidBy } from './said';

const touch = (ids: string[], dealId: string | null = null) => ({
  ids,
  title: 'Webinar A',
  on: '2026-11-03',
  dealId,
});
const contests = (...entries: FeedbackEntry[]) => contestsOf(touchWords(feedbackThreads(entries)));
const contest = (name: string, id: string, at: number, part: Partial<Feedback> = {}) =>
  saidBy(
    name,
    id,
    { verdict: 'contested', reasonId: 'knew-us', touch: touch(['t1']), ...part },
    { at },
  );
const confirm = (name: string, id: string, at: number, part: Partial<Feedback> = {}) =>
  contest(name, id, at, { verdict: 'confirmed', reasonId: null, ...part });

describe('a contested touch', () => {
  it('stays contested until its author confirms it, and no other author can do that', () => {
    const first = contest('Nora', '1', NOW - 3 * HOUR);
    expect(contests(first).isContested('t1', 'd1')).toBe(true);
    expect(contests(first).isContested('t2', 'd1')).toBe(false);
    const others = confirm('Hugo', '2', NOW - 2 * HOUR);
    expect(contests(first, others).isContested('t1', 'd1')).toBe(true);
    const own = confirm('Nora', '3', NOW - HOUR);
    expect(contests(first, others, own).isContested('t1', 'd1')).toBe(false);
    const again = contest('Nora', '4', NOW);
    const standing = contests(own, again, others, first);
    expect(standing.isContested('t1', 'd1')).toBe(true);
    expect(standing.lastWords('t1', 'd1').map(({ who, word }) => [who, word])).toEqual([
      ['Nora', 'contested'],
      ['Hugo', 'confirmed'],
    ]);
  });

  it('holds for the one deal that it names, and else for all deals of the contact', () => {
    const one = contest('Nora', '1', NOW, { touch: touch(['t1'], 'd1') });
    expect(contests(one).isContested('t1', 'd1')).toBe(true);
    expect(contests(one).isContested('t1', 'd2')).toBe(false);
    expect(contests(one).isContested('t1', null)).toBe(false);
    const all = contest('Nora', '2', NOW - HOUR);
    const but = confirm('Nora', '3', NOW, { touch: touch(['t1'], 'd2') });
    const standing = contests(all, but);
    expect([standing.isContested('t1', 'd1'), standing.isContested('t1', 'd2')]).toEqual([
      true,
      false,
    ]);
  });

  it('counts no more once its author took it back, and never without an author that the CRM confirms', () => {
    const said = contest('Nora', '1', NOW - HOUR);
    const back = saidBy('Nora', '2', { verdict: 'undone', answers: '1' });
    expect(contests(said, back).isContested('t1', null)).toBe(false);
    const { read } = said;
    const forged = { ...said, author: authorshipOf(read, { id: null, name: 'Eve' }) };
    expect(contests(forged).isContested('t1', null)).toBe(false);
    const unknown = { ...said, author: authorshipOf(read, { id: null, name: null }) };
    expect(contests(unknown).isContested('t1', null)).toBe(false);
  });

  it('carries the answer of marketing, and whether that settled it', () => {
    const said = contest('Nora', '1', NOW - HOUR);
    const answer = saidBy('Mara', '2', { text: 'We look into it', answers: '1', dealtWith: true });
    expect(touchWords(feedbackThreads([said, answer]))).toMatchObject([
      { threadId: '1', answer: { who: 'Mara', text: 'We look into it' }, dealtWith: true },
    ]);
  });

  it('stands the same in whatever order the notes are read', () => {
    const words = fc.array(
      fc.record({
        name: fc.constantFrom('Nora', 'Hugo'),
        verdict: fc.constantFrom('contested' as const, 'confirmed' as const),
        at: fc.nat(3),
        dealId: fc.constantFrom(null, 'd1', 'd2'),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat(100)), (all, order) => {
        const notes = all.map(({ name, verdict, at, dealId }, index) =>
          contest(name, String(index), NOW + at, { verdict, touch: touch(['t1'], dealId) }),
        );
        const keys = new Map(notes.map((note) => [note, order.next().value ?? 0]));
        const mixed = notes.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        for (const deal of [null, 'd1', 'd2'])
          expect(contests(...mixed).lastWords('t1', deal)).toEqual(
            contests(...notes).lastWords('t1', deal),
          );
      }),
      { numRuns: 200 },
    );
  });
});
