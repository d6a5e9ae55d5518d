import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../../../lib/domain/base/csv';
import { FEEDBACK_COLUMNS, feedbackRows } from '../../../../lib/domain/feedback/export-rows';
import { type Feedback, JUDGEMENTS, VERDICTS } from '../../../../lib/domain/feedback/feedback';
import { passes } from '../../../../lib/domain/feedback/filter';
import {
  authorshipOf,
  type CrmAuthor,
  feedbackNote,
  type ReadFeedback,
  readFeedbackNote,
} from '../../../../lib/domain/feedback/note';
import {
  type FeedbackEntry,
  feedbackThreads,
  isToResolve,
  kindOf,
  speakerOf,
  trustedFeedbackOf,
} from '../../../../lib/domain/feedback/threads';
import { feedbackTotals } from '../../../../lib/domain/feedback/totals';
import { growthOf, LINEAR } from '../../growth';
import { DAY, HOUR, NOW } from '../make';
import { entry, FEEDBACK } from './entry';

it.each([
  ['rejected', true],
  ['recycled', true],
  ['returned', true],
  ['ask-marketing', true],
  ['comment', true],
  ['contested', true],
  ['accepted', false],
  ['decided-sql', false],
  ['confirmed', false],
  ['referred', false],
  ['asked-to-refer', false],
] as const)('%s is to be resolved by marketing: %s', (verdict, toResolve) => {
  const [thread] = feedbackThreads([entry('1', { verdict })]);
  if (thread === undefined) throw new Error('no thread');
  expect(isToResolve(thread)).toBe(toResolve);
  expect(
    passes(
      thread,
      { dealtWith: false },
      () => null,
      () => null,
    ),
  ).toBe(toResolve);
  expect(
    passes(
      thread,
      {},
      () => null,
      () => null,
    ),
  ).toBe(true);
});

const BY_HAND: ReadFeedback = { kind: 'plain', words: 'Called' };

const anyEntry = fc
  .record({
    id: fc.nat(12).map(String),
    contactId: fc.constantFrom('1', '1', '1', '2'),
    verdict: fc.constantFrom(...VERDICTS),
    answers: fc.option(fc.nat(12).map(String)),
    dealtWith: fc.boolean(),
    name: fc.constantFrom('Ada', 'Ben'),
    campaign: fc.option(fc.constantFrom('Autumn', 'Spring')),
    at: fc.integer({ min: 0, max: 8 }).map((step) => NOW + step * HOUR),
    later: fc.nat(2),
  })
  .map(({ id, contactId, at, later, name, ...said }) =>
    entry(id, { ...said, author: { name, email: null } }, { contactId, at, changedAt: at + later }),
  );
const anyEntries = fc.array(anyEntry, { maxLength: 20, size: 'max' });

describe('threads of feedback', () => {
  it('are the same in whatever order notes come, and however often', () => {
    const shuffled = anyEntries.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        expect(feedbackThreads(again)).toEqual(feedbackThreads(all));
      }),
      { numRuns: 300 },
    );
  });

  it('hold every note once, joined exactly where one answers another of the same contact', () => {
    fc.assert(
      fc.property(anyEntries, (all) => {
        const threads = feedbackThreads(all);
        const groups = threads.map(({ first, answers }) => [first, ...answers]);
        const notes = groups.flat();
        expect(notes.map(({ id }) => id).sort()).toEqual(
          [...new Set(all.map(({ id }) => id))].sort(),
        );
        // Joined by hand: the label of a note spreads to what answers it until nothing changes any
        // more.
        const label = new Map(notes.map((note) => [note, note.id]));
        for (let changed = true; changed; ) {
          changed = false;
          for (const a of notes) {
            for (const b of notes) {
              const joined = trustedFeedbackOf(a)?.answers === b.id && a.contactId === b.contactId;
              const [one = '', other = ''] = [label.get(a), label.get(b)];
              if (!joined || one === other) continue;
              const least = one < other ? one : other;
              label.set(a, least).set(b, least);
              changed = true;
            }
          }
        }
        for (const group of groups)
          expect(new Set(group.map((note) => label.get(note))).size).toBe(1);
        expect(groups.length).toBe(new Set(label.values()).size);
      }),
    );
  });

  it('show the newest word first', () => {
    fc.assert(
      fc.property(anyEntries, (all) => {
        const times = feedbackThreads(all).map(({ newestAt }) => newestAt);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
      }),
    );
  });

  const ben = { name: 'Ben', email: null };
  const answer = (id: string, at: number, more: Partial<Feedback> = {}) =>
    entry(id, { verdict: 'comment', answers: 'a', author: ben, ...more }, { at });

  it('are dealt with until another person says more', () => {
    const [question, mark] = [entry('a'), answer('b', NOW + 1, { dealtWith: true })];
    const standing = (...all: FeedbackEntry[]) => feedbackThreads(all)[0]?.dealtWith ?? null;
    expect(standing(question)).toBeNull();
    expect(standing(question, mark)).toEqual({ by: 'Ben', at: NOW + 1 });
    expect(standing(question, mark, answer('c', NOW + 2))).toEqual({ by: 'Ben', at: NOW + 1 });
    expect(standing(question, mark, answer('c', NOW + 2, { author: FEEDBACK.author }))).toBeNull();
  });

  it('join an answer to an answer, one dated before what it answers, and one by reference', () => {
    const uuid = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
    const threads = feedbackThreads([
      entry('a', {}, { reference: uuid.replaceAll('-', '') }),
      answer('b', NOW + 1, { answers: uuid }),
      answer('c', NOW - 1, { answers: 'b' }),
    ]);
    expect(threads.map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
      ['a', ['c', 'b']],
    ]);
  });

  it('begin with the oldest of those that answer each other, not with what answers them', () => {
    const [thread] = feedbackThreads([
      entry('t', { answers: 'b' }, { at: NOW - 9 }),
      entry('a', { answers: 'b' }, { at: NOW }),
      entry('b', { answers: 'a' }, { at: NOW + 1 }),
    ]);
    expect([thread?.first.id, thread?.answers.map(({ id }) => id)]).toEqual(['a', ['t', 'b']]);
  });

  it('keep an answer to what is not there any more', () => {
    expect(feedbackThreads([answer('b', NOW)])).toMatchObject([
      { first: { id: 'b' }, orphan: true },
    ]);
    expect(feedbackThreads([entry('a')])).toMatchObject([{ orphan: false }]);
  });

  it('show a note once that was written twice, but not one that another copied', () => {
    const reference = 'f'.repeat(32);
    const twice = [entry('a', {}, { reference }), entry('b', {}, { reference, at: NOW + 1 })];
    expect(feedbackThreads(twice).map(({ first }) => first.id)).toEqual(['a']);
    const copied = entry(
      'c',
      {},
      { reference, author: authorshipOf(twice[0]?.read ?? BY_HAND, { id: null, name: 'Eve' }) },
    );
    expect(feedbackThreads([...twice, copied])).toHaveLength(2);
    expect(speakerOf(copied)).toBe('Eve');
  });

  it('are taken back by their author only', () => {
    const undo = (author: Feedback['author']) =>
      answer('b', NOW + 1, { verdict: 'undone', author });
    expect(feedbackThreads([entry('a'), undo(FEEDBACK.author)])[0]?.undone).toBe(true);
    expect(feedbackThreads([entry('a'), undo(ben)])[0]?.undone).toBe(false);
  });

  it.each([
    ['somebody else', { id: '8', name: 'Eve' }],
    ['a colleague of the same name', { id: '8', name: 'Ada' }],
    ['nobody: a form, an import', { id: null, name: null }],
  ])('take no word of what names its author and is by %s', (_, crm) => {
    const ada = { ...FEEDBACK.author, id: '7' };
    const said = (
      id: string,
      what: Partial<Feedback>,
      by = { id: '7', name: 'Ada' } as CrmAuthor,
      at = NOW,
    ) => {
      const made = entry(id, { author: ada, ...what }, { at });
      return { ...made, author: authorshipOf(made.read, by) };
    };
    const own = [said('a', { verdict: 'accepted' })];
    const forged = (['rejected', 'undone', 'comment', 'returned'] as const).map((verdict, index) =>
      said(
        `f${index}`,
        { verdict, answers: verdict === 'rejected' ? null : 'a', dealtWith: true },
        crm,
        NOW + 1,
      ),
    );
    const threads = feedbackThreads([...own, ...forged]);
    const alone = feedbackThreads(own);
    // Nothing is hidden: each is shown, as what it is.
    expect(threads.flatMap(({ first }) => kindOf(first))).toEqual([
      ...forged.map(() => 'unproven'),
      'feedback',
    ]);
    expect(threads.at(-1)).toEqual(alone[0]);
    expect(feedbackTotals(threads)).toEqual(feedbackTotals(alone));
    expect(
      threads.filter((thread) =>
        passes(
          thread,
          { rep: 'Ada', verdict: 'rejected' },
          () => null,
          () => null,
        ),
      ),
    ).toEqual([]);
    expect(
      threads.filter((thread) =>
        passes(
          thread,
          {},
          () => null,
          () => null,
        ),
      ),
    ).toHaveLength(5);
  });

  it('of four times as many notes, with all their figures, take about four times as long', async () => {
    const texts = Array.from({ length: 5_000 }, (_, at) => {
      const answers = at % 3 === 0 ? null : String(at - 1);
      return feedbackNote(
        { ...FEEDBACK, campaign: `c${at % 40}`, answers, text: 'word' },
        'No budget',
        'en',
      );
    });
    const entries = texts.map((text, at) => {
      const read = readFeedbackNote(text);
      return entry(
        String(at),
        {},
        { read, at: NOW + at, author: authorshipOf(read, { id: null, name: 'Ada' }) },
      );
    });
    const threads = feedbackThreads(entries);
    expect(threads).toHaveLength(Math.ceil(5_000 / 3));
    const growth = await growthOf(
      1_250,
      (size) => entries.slice(0, size),
      (some) => feedbackTotals(feedbackThreads(some)),
    );
    expect(growth).toBeLessThan(LINEAR);
  });

  it('of notes that answer each other in a row are found in one pass', async () => {
    const chain = (size: number) =>
      Array.from({ length: size }, (_, at) =>
        entry(String(at), { answers: String((at + 1) % size) }, { at: NOW + ((at * 7) % size) }),
      );
    expect(feedbackThreads(chain(5_000))).toHaveLength(1);
    expect(await growthOf(1_250, chain, feedbackThreads)).toBeLessThan(LINEAR);
  });
});

describe('what a marketer filters', () => {
  const [thread] = feedbackThreads([
    entry('a'),
    entry('b', { answers: 'a', verdict: 'comment' }, { at: NOW + HOUR }),
  ]);
  const persona = () => 'owner';
  it.each([
    [{}, true],
    [{ campaign: 'Autumn' }, true],
    [{ campaign: 'Spring' }, false],
    [{ reasonId: 'no-budget' }, true],
    [{ reasonId: 'other' }, false],
    [{ personaId: 'owner' }, true],
    [{ personaId: 'other' }, false],
    [{ rep: 'Ada' }, true],
    [{ rep: 'Ben' }, false],
    [{ verdict: 'rejected' as const }, true],
    [{ verdict: 'accepted' as const }, false],
    [{ from: NOW, to: NOW + 1 }, true],
    [{ from: NOW + 1 }, false],
    [{ to: NOW }, false],
    [{ newSince: NOW }, true],
    [{ newSince: NOW + HOUR }, false],
    [{ dealtWith: false }, true],
    [{ dealtWith: true }, false],
  ])('%j lets it through: %s', (filter, through) => {
    expect(thread !== undefined && passes(thread, filter, persona, () => null)).toBe(through);
  });

  it('sees notes by hand where that is asked for, and where a person answered one', () => {
    const byHand = entry('a', {}, { read: BY_HAND });
    const [alone] = feedbackThreads([byHand]);
    const [answered] = feedbackThreads([byHand, entry('b', { answers: 'a' })]);
    if (alone === undefined || answered === undefined) throw new Error('no thread');
    expect([
      passes(alone, {}, persona, () => null),
      passes(alone, { handmade: true }, persona, () => null),
    ]).toEqual([false, true]);
    expect(passes(answered, {}, persona, () => null)).toBe(true);
  });
});

describe('totals', () => {
  it('count each person once for a campaign, by the last word that stands', () => {
    const totals = feedbackTotals(
      feedbackThreads([
        entry('1', { verdict: 'accepted' }, { at: NOW }),
        entry('2', { verdict: 'rejected' }, { at: NOW + DAY }),
        entry('3', { verdict: 'accepted' }, { contactId: '2' }),
        entry('4', { verdict: 'rejected', campaign: 'Spring' }, { contactId: '3', at: NOW }),
        entry('5', { verdict: 'undone', answers: '4' }, { contactId: '3', at: NOW + 1 }),
        entry(
          '6',
          { verdict: 'recycled', reasonId: 'away', campaign: 'Spring' },
          { contactId: '4' },
        ),
        entry('7', { verdict: 'comment' }, { contactId: '5' }),
      ]),
    );
    expect(totals.all).toMatchObject({ judged: 3, rejectedShare: 1 / 3 });
    expect(
      totals.campaigns.map(({ campaign, judged, rejectedShare }) => [
        campaign,
        judged,
        rejectedShare,
      ]),
    ).toEqual([
      ['Autumn', 2, 0.5],
      ['Spring', 1, 0],
    ]);
    expect(totals.reasons).toEqual([
      { reasonId: 'away', count: 1 },
      { reasonId: 'no-budget', count: 1 },
    ]);
  });

  it('of the campaigns add up to those of all, and so do the reasons', () => {
    fc.assert(
      fc.property(anyEntries, (all) => {
        const totals = feedbackTotals(feedbackThreads(all));
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(totals.campaigns.map(({ judged }) => judged))).toBe(totals.all.judged);
        for (const verdict of JUDGEMENTS) {
          expect(sum(totals.campaigns.map(({ counts }) => counts[verdict]))).toBe(
            totals.all.counts[verdict],
          );
        }
        const { rejected, recycled, returned } = totals.all.counts;
        expect(sum(totals.reasons.map(({ count }) => count))).toBe(rejected + recycled + returned);
      }),
    );
  });
});

describe('the export', () => {
  const sign = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\uff1d',
    '\uff0b',
    '\t',
    '\r',
    '\n',
    ';',
    ',',
    '"',
    ' ',
    '\u00a0',
    '\ufeff',
    'a',
    '1',
  );
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(sign, { maxLength: 8 }).map((all) => all.join('')),
  );
  const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
  const separators = fc.constantFrom(',' as const, ';' as const);

  it('comes back from another reader of CSV as it was, but for apostrophes', () => {
    fc.assert(
      fc.property(tables, separators, (table, separator) => {
        const read = Papa.parse<string[]>(csvText(table, separator), {
          delimiter: separator,
          newline: '\r\n',
        }).data;
        const without = (rows: string[][]) =>
          rows.map((row) => row.map((text) => text.replaceAll("'", '')));
        expect(without(read.slice(0, -1))).toEqual(without(table));
      }),
    );
  });

  it('begins no cell with a formula, whichever separator a spreadsheet splits it at', () => {
    fc.assert(
      fc.property(tables, separators, (table, separator) => {
        // As a program does that takes no quotes: the worst that can be done to it.
        for (const part of csvText(table, separator).split(/[;,\t\r\n]/)) {
          expect(part.replace(/^"/, '')).not.toMatch(/^[\s\p{Cf}]*[=+\-@\uff1d\uff0b]/u);
        }
      }),
    );
  });

  it.each([
    ['spring;=1+2;x', `"spring;'=1+2;x"`],
    [";=cmd|'/c calc'!A1", `";'=cmd|'/c calc'!A1"`],
    ['a\t=1', `"a\t'=1"`],
    ['a\r\n@x', `"a\r\n'@x"`],
    ['\u00a0=1', `"'\u00a0=1"`],
    ['\ufeff=1', `"'\ufeff=1"`],
    ['\uff1d1', `"'\uff1d1"`],
    ['  +1', `"'  +1"`],
  ])('%j is defused inside too: %j', (text, written) => expect(csvCell(text)).toBe(written));

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['-2', `"'-2"`],
    ['a-2', '"a-2"'],
    ['two\nlines', '"two\nlines"'],
  ])('%j is written %j', (text, written) => expect(csvCell(text)).toBe(written));

  it('has a row for each note, with whom it only claims to be by', () => {
    const forged = entry(
      'b',
      { answers: 'a' },
      { at: NOW + 1, author: authorshipOf(entry('x').read, { id: null, name: 'Eve' }) },
    );
    const same = (word: string) => word;
    const names = { column: same, verdict: same, reason: same, contact: same };
    const [head, second, first] = feedbackRows(feedbackThreads([entry('a'), forged]), names);
    expect(head).toEqual([...FEEDBACK_COLUMNS]);
    expect(first).toEqual([
      '2026-11-23T09:00:00.000Z',
      'a',
      '1',
      'feedback',
      'rejected',
      'no-budget',
      'Autumn',
      'Ada',
      '',
      '',
      '1',
      '',
      'No.',
    ]);
    expect(second?.slice(3, 9)).toEqual(['unproven', '', '', '', 'Eve', 'Ada']);
    expect(second?.at(-1)).toBe('No.');
  });
});
