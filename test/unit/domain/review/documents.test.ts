import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeeklyDocument } from '../../../../lib/domain/agreement/document';
import { versionsOf } from '../../../../lib/domain/agreement/document';
import { bookOf, isMine } from '../../../../lib/domain/review/book';
import { entryDigest, isOpen, reviewShelf } from '../../../../lib/domain/review/documents';
import {
  type Decision,
  type ReviewEntry,
  serialiseReviewEntry,
} from '../../../../lib/domain/review/review-schema';
import { reviewWords } from '../../../../lib/domain/review/words';

const ID = '0f0f0f0f-0000-4000-8000-000000000001';

function decision(change: Partial<Decision> = {}): Decision {
  return {
    kind: 'decision',
    id: ID,
    week: '2026-11-09',
    text: 'Call them',
    owner: 'Nora Vidal',
    due: null,
    state: 'open',
    replaces: [],
    by: 'Nora Vidal',
    at: 1_000,
    ...change,
  };
}

const added = (
  entry: ReviewEntry,
  by: string | null = entry.by,
  at = entry.at,
): WeeklyDocument => ({
  value: JSON.parse(serialiseReviewEntry(entry)),
  by,
  at,
});

describe('decisions on the shelf', () => {
  it('are replaced by what names them, and two at once stand side by side', () => {
    const first = decision();
    const mine = decision({ state: 'done', replaces: [entryDigest(first)], at: 2_000 });
    const theirs = decision({ text: 'Write to them', replaces: [entryDigest(first)], at: 2_001 });
    const [two] = reviewShelf([first, mine, theirs].map((each) => added(each))).decisions;
    expect(two?.heads.map(({ entry }) => entry.text)).toEqual(['Call them', 'Write to them']);
    expect(two !== undefined && isOpen(two)).toBe(true);
    const chosen = decision({ replaces: [entryDigest(mine), entryDigest(theirs)], at: 3_000 });
    const all = [first, mine, theirs, chosen];
    expect(reviewShelf(all.map((each) => added(each))).decisions[0]?.heads).toHaveLength(1);
  });

  it('do not depend on the order in which the CRM lists them', () => {
    const first = decision();
    const others = ['a', 'b', 'c'].map((text, index) =>
      decision({ text, replaces: [entryDigest(first)], at: 2_000 + index }),
    );
    const all = [first, ...others].map((each) => added(each));
    const expected = bookOf(reviewShelf(all));
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 8 }), (listed) => {
        expect(bookOf(reviewShelf(listed))).toEqual(expected);
      }),
    );
  });

  it('of a foreign author are shown with both names, and hide nothing', () => {
    const first = decision();
    const forged = decision({ state: 'dropped', replaces: [entryDigest(first)], at: 2_000 });
    const [standing] = bookOf(reviewShelf([added(first), added(forged, 'Mallory')])).decisions;
    expect(standing?.versions).toHaveLength(2);
    expect(standing?.versions[1]).toMatchObject({ who: 'Mallory', claims: 'Nora Vidal' });
    // Another spelling of the same name is no other author.
    const [same] = bookOf(reviewShelf([added(first, ' nora  vidal ')])).decisions;
    expect(same?.versions[0]?.claims).toBeNull();
  });

  it('belong to the owner of any version', () => {
    const [mine] = bookOf(reviewShelf([added(decision())])).decisions;
    if (mine === undefined) throw new Error('no decision');
    expect(isMine(mine, 'nora vidal')).toBe(true);
    expect(isMine(mine, 'Tomás Arce')).toBe(false);
    expect(isMine(mine, null)).toBe(false);
  });
});

describe('hostile documents', () => {
  it('never throw, and hide no other document', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('decision', 'kept', 'note', ID));
    const weekly = fc.dictionary(fc.constantFrom('kind', 'id', 'text', 'at', 'by', 'week'), field);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), weekly)), (values) => {
        const documents = values.map((value) => ({
          value: { format: 1, weekly: value },
          by: null,
          at: 1,
        }));
        const shelf = reviewShelf([...documents, added(decision())]);
        expect(shelf.unreadable).toBe(values.length);
        expect(shelf.decisions).toHaveLength(1);
      }),
    );
  });

  it('of a newer format are counted, and the agreement goes on without them', () => {
    const content = (text: string) => ({
      id: text,
      content: { kind: 'text' as const, text },
      edited: false,
      author: 'Mallory',
      at: 1,
    });
    const { unreadable, weekly } = versionsOf([
      content('{"format":9,"weekly":{}}'),
      content(serialiseReviewEntry(decision())),
    ]);
    expect(unreadable).toEqual([]);
    expect(reviewShelf(weekly)).toMatchObject({ unreadable: 1, decisions: [{ heads: [{}] }] });
  });

  it('say one thing a line to people who read them in the CRM', () => {
    const words = reviewWords(decision({ text: 'a\u0000b', owner: 'x\ny' }), 'en');
    expect(words.split('\n')[0]).toContain('decision of the weekly review of 2026-11-09');
    expect(words).not.toContain('\u0000');
    expect(words).toContain('Owner: x y');
  });
});
