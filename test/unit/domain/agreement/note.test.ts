import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNote, textHtml } from '../../../../lib/crm/kit/note-text';
import {
  type AgreementPart,
  agreementNotes,
  isAgreementNote,
  joinAgreementParts,
  readAgreementNote,
} from '../../../../lib/domain/agreement/note';
import { readFeedbackNote } from '../../../../lib/domain/feedback/note';

const HTML_LIMIT = 65_536;

type Part = Extract<AgreementPart, { kind: 'part' }>;
const partsOf = (notes: readonly string[]): Part[] =>
  notes.map((note) => {
    const part = readAgreementNote(note);
    if (part.kind !== 'part') throw new Error(part.kind);
    return part;
  });
/** As a CRM gives it back that keeps notes as HTML. */
const throughHtml = (text: string) => readNote(textHtml(text)).text;

const trap = fc.constantFrom(
  'relevo-agreement 1 x',
  '\n',
  '"',
  '&',
  '<b>',
  '🧑‍🚀',
  '\u202e',
  ' ',
  'é',
  'x'.repeat(900),
);
const anyWords = fc
  .array(fc.oneof(trap, fc.string({ unit: 'grapheme' })), { maxLength: 40 })
  .map((parts) => `Relevo agreement, version 3\n${parts.join('').replace(/\s+/g, ' ')}`.trim());
const anyText = fc.oneof(
  fc.json(),
  fc.string({ unit: 'grapheme' }),
  fc.nat(90_000).map((length) => '{"é":1}'.repeat(length / 7)),
);

describe('a document as notes', () => {
  it('comes back from HTML as it was, in any order and however often, and fits each note', () => {
    fc.assert(
      fc.property(anyText, anyWords, (text, words) => {
        const notes = agreementNotes(text, words);
        for (const note of notes) expect(textHtml(note).length).toBeLessThan(HTML_LIMIT);
        const parts = partsOf(notes.map(throughHtml));
        expect(parts.map(({ number, edited }) => [number, edited])).toEqual(
          notes.map((_, index) => [index + 1, false]),
        );
        const shuffled = [...parts, ...parts].reverse();
        expect(joinAgreementParts(shuffled)).toEqual({ kind: 'text', text });
      }),
      { numRuns: 60 },
    );
  });

  it('fits also where every sign of its words is an entity', () => {
    const notes = agreementNotes('x'.repeat(70_000), `Title\n${'"'.repeat(30_000)}`);
    expect(notes.length).toBeGreaterThan(4);
    for (const note of notes) expect(textHtml(note).length).toBeLessThan(HTML_LIMIT);
  });

  it('starts with words for a person, and each of several says which it is', () => {
    expect(agreementNotes('{}', 'Relevo agreement, version 3\nNot signed yet')[0]).toMatch(
      /^Relevo agreement, version 3\nNot signed yet\n\nrelevo-agreement 1 [0-9a-f]{32} 1 1 [0-9a-f]{8} [0-9a-f]{8} e30$/,
    );
    const [first, second] = agreementNotes(
      'x'.repeat(30_000),
      'Relevo agreement, version 3\nWords',
    );
    expect(first).toMatch(
      /^Relevo agreement, version 3 \(1\/2\)\n\nRelevo agreement, version 3\nWords\n\n/,
    );
    expect(second).toMatch(/^Relevo agreement, version 3 \(2\/2\)\n\nrelevo-agreement /);
  });

  it('is never another document, whatever is cut off or changed in it', () => {
    const text = '{"version":3,"words":"¿qué?"}';
    const [note = ''] = agreementNotes(text, 'Relevo agreement, version 3');
    fc.assert(
      fc.property(
        fc.nat(note.length - 1),
        fc.constantFrom('', 'A', '0', ' ', '\n', '<'),
        (at, instead) => {
          const changed = note.slice(0, at) + instead + note.slice(at + 1);
          const part = readAgreementNote(changed);
          if (part.kind !== 'part') return;
          const joined = joinAgreementParts([part]);
          if (joined.kind === 'text') expect(joined.text).toBe(text);
          else expect(joined.reason).toBe('unreadable');
        },
      ),
      { numRuns: 1_000 },
    );
    for (let end = 0; end < note.length; end++) {
      const part = readAgreementNote(note.slice(0, end));
      if (part.kind === 'part') expect(joinAgreementParts([part]).kind).toBe('damaged');
    }
  });

  it('distinguishes an edit of its words from the document, which stays whole; white space is no edit', () => {
    const [note = ''] = agreementNotes('{}', 'Relevo agreement, version 3\nMQL threshold: 60');
    expect(readAgreementNote(note.replace('60', '10'))).toMatchObject({
      kind: 'part',
      edited: true,
    });
    expect(readAgreementNote(note.replace('\n', '  \n'))).toMatchObject({
      kind: 'part',
      edited: false,
    });
  });

  it('is read when a long line was broken, and distinguishes a newer form from a damaged one', () => {
    const [note = ''] = agreementNotes('{"a":"bcdefghijkl"}', 'Title');
    const broken = note.replace(/(.{8})$/, '\u200b\n$1');
    expect(joinAgreementParts(partsOf([broken]))).toEqual({
      kind: 'text',
      text: '{"a":"bcdefghijkl"}',
    });
    expect(readAgreementNote('x\n\nrelevo-agreement 2 whatever')).toMatchObject({
      kind: 'damaged',
      reason: 'newer',
    });
    expect(readAgreementNote('x\n\nrelevo-agreement one')).toMatchObject({
      kind: 'damaged',
      reason: 'unreadable',
    });
    expect(readAgreementNote('Called them about the agreement')).toEqual({ kind: 'plain' });
  });

  it('is a line of its own with the number of a form, and not the same words in a sentence', () => {
    const [note = ''] = agreementNotes('{}', 'Title');
    expect(isAgreementNote(note)).toBe(true);
    for (const text of [
      'As the relevo-agreement 1 says, no budget',
      'relevo-agreement says no',
      'Relevo',
    ]) {
      expect(isAgreementNote(text), text).toBe(false);
    }
    expect(readAgreementNote(`As the relevo-agreement 1 says\n\n${note}`).kind).toBe('part');
  });

  it('a changed part is none, so that it stands in no whole one’s place; parts of two documents make none', () => {
    const [note = ''] = agreementNotes('{"version":3}', 'Title');
    expect(readAgreementNote(`${note.slice(0, -1)}A`)).toMatchObject({
      kind: 'damaged',
      reason: 'unreadable',
    });
    const [part] = partsOf([note]);
    if (part === undefined) throw new Error('no part');
    expect(joinAgreementParts([{ ...part, document: '0'.repeat(32) }]).kind).toBe('damaged');
  });

  it('a part that a person forged beside a good one, before or after it, takes nothing away', () => {
    const text = JSON.stringify({ words: 'x'.repeat(70_000) });
    const parts = partsOf(agreementNotes(text, 'Title'));
    expect(parts.length).toBeGreaterThan(2);
    for (const number of [1, 2]) {
      const forged = parts.flatMap((part) =>
        part.number === number ? [{ ...part, data: 'AAAA' }] : [],
      );
      expect(joinAgreementParts([...forged, ...parts])).toEqual({ kind: 'text', text });
      expect(joinAgreementParts([...parts, ...forged])).toEqual({ kind: 'text', text });
    }
  });

  it('says which part is missing', () => {
    const parts = partsOf(agreementNotes('x'.repeat(70_000), 'Title'));
    expect(joinAgreementParts(parts.slice(1))).toMatchObject({
      kind: 'damaged',
      what: `part 1 of ${parts.length} is missing`,
    });
  });

  it('is no feedback', () => {
    const [note = ''] = agreementNotes('{}', 'Title');
    expect(isAgreementNote(note)).toBe(true);
    expect(readFeedbackNote(note).kind).toBe('plain');
  });
});
