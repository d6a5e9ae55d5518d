import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteHtml, readNote } from '../../../../lib/crm/kit/note-text';
import { toBase64Url } from '../../../../lib/domain/base/base64url';
import { sha256 } from '../../../../lib/domain/base/sha256';
import { type Feedback, NOBODY, VERDICTS } from '../../../../lib/domain/feedback/feedback';
import {
  authorshipOf,
  feedbackNote,
  feedbackRoom,
  readFeedbackNote,
} from '../../../../lib/domain/feedback/note';
import { cleanWords, oneLine } from '../../../../lib/domain/feedback/plain-text';
import { plainReference } from '../../../../lib/domain/person/reference';
import { growthOf, LINEAR } from '../../growth';
import { NOW } from '../make';

const REFERENCE = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
const FEEDBACK: Feedback = {
  verdict: 'rejected',
  reasonId: 'no-budget',
  text: 'They asked again in spring.',
  campaign: 'Webinar "Autumn" & more',
  agreementVersion: 3,
  author: { name: 'Ada Alder', email: 'ada@alder.example' },
  date: null,
  pendingSince: NOW,
  answers: null,
  dealtWith: false,
};

const nasty = fc.constantFrom(
  'relevo-feedback 1 abc 12345678',
  '\nrelevo-feedback 2 x\n',
  'relevo-ref 0123456789abcdef0123456789abcdef',
  '<script>alert(1)</script> &amp; "x"',
  '\ud83d',
  'a\u202eb\u2066c',
  '\u0000\u0007\u009f',
  '  two  spaces\t\ttabs ',
  '\r\n\r\n\n',
  '=1+1',
  'שלום ¡olé! 経理 👩‍👩‍👧',
);
const anyText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const anyLine = anyText.map(oneLine).filter((line) => line !== '');
const anyTouch = fc.record({
  ids: fc.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 }),
  title: anyLine,
  on: fc.constantFrom('2026-11-30', '2027-02-28'),
  dealId: fc.option(fc.string({ minLength: 1, maxLength: 30 })),
});
const anyFeedback: fc.Arbitrary<Feedback> = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  reasonId: fc.option(anyLine),
  text: anyText,
  campaign: fc.option(anyLine),
  agreementVersion: fc.option(fc.integer({ min: 1 })),
  author: fc.record({ name: anyLine, email: fc.option(fc.emailAddress()) }),
  date: fc.option(fc.constantFrom('2026-12-01', '2027-02-28')),
  pendingSince: fc.option(fc.integer({ min: 0 })),
  answers: fc.option(fc.oneof(fc.uuid(), fc.integer({ min: 1 }).map(String))),
  dealtWith: fc.boolean(),
  touch: fc.option(anyTouch, { nil: undefined }),
  referrer: fc.option(fc.record({ id: anyLine, name: anyLine }), { nil: undefined }),
});
const anyReason = fc.option(anyText);
const anyLanguage = fc.constantFrom('en', 'es');

/** As it should come back: in the words that a note can hold. */
const kept = ({ touch, referrer, ...feedback }: Feedback): Feedback => ({
  ...feedback,
  ...(touch && { touch }),
  ...(referrer && { referrer }),
  text: cleanWords(feedback.text),
  answers: feedback.answers === null ? null : plainReference(feedback.answers),
});

const through = (text: string) => readFeedbackNote(readNote(noteHtml(text, REFERENCE)).text);

describe('feedback as a note', () => {
  it('comes back without loss through the HTML of a CRM, whatever was written', () => {
    fc.assert(
      fc.property(anyFeedback, anyReason, anyLanguage, (feedback, reason, language) => {
        const read = through(feedbackNote(feedback, reason, language));
        expect(read).toMatchObject({ kind: 'feedback', feedback: kept(feedback), edited: false });
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes back where the CRM folds white space and parts blocks in its own way', () => {
    fc.assert(
      fc.property(anyFeedback, anyReason, anyLanguage, (feedback, reason, language) => {
        const html = noteHtml(feedbackNote(feedback, reason, language), REFERENCE)
          .replaceAll('&nbsp;', ' ')
          .replace(/ +/g, ' ')
          .split(/(?:<br>)+/)
          .map((line) => `<p>${line.trim()}</p>`)
          .join('\n');
        const read = readFeedbackNote(readNote(html).text);
        if (read.kind !== 'feedback') throw new Error(read.kind);
        const { text: _, ...said } = kept(feedback);
        expect(read.feedback).toMatchObject(said);
        expect(read.edited).toBe(false);
      }),
    );
  });

  it('has room for what is left to the limit, as the HTML is really made', () => {
    fc.assert(
      fc.property(anyFeedback, anyReason, anyLanguage, (feedback, reason, language) => {
        const html = noteHtml(feedbackNote(feedback, reason, language), REFERENCE);
        expect(feedbackRoom(feedback, reason, language)).toBe(65_536 - html.length);
      }),
    );
    for (const sign of ['x', '"', '&', '\n.', '  ']) {
      const long = { ...FEEDBACK, text: `${sign.repeat(65_000)}.` };
      expect(feedbackRoom(long, null, 'en') < 0).toBe(
        noteHtml(feedbackNote(long, null, 'en'), REFERENCE).length > 65_536,
      );
      expect(through(feedbackNote(long, null, 'en'))).toMatchObject({
        kind: 'feedback',
        feedback: kept(long),
      });
    }
  });

  it('reads well for a person, in either language', () => {
    const feedback: Feedback = { ...FEEDBACK, verdict: 'recycled', date: '2026-12-01' };
    expect(feedbackNote(feedback, 'No responde', 'es').split('\n').slice(0, 6)).toEqual([
      'Relevo: Reciclado – No responde',
      'Campaña: Webinar "Autumn" & more',
      'Hasta: 2026-12-01',
      'Ada Alder <ada@alder.example> (acuerdo 3)',
      '',
      'They asked again in spring.',
    ]);
    expect(feedbackNote(FEEDBACK, 'No budget', 'en')).toMatch(
      /^Relevo: Rejected – No budget\nCampaign: Webinar/,
    );
  });

  it('ends with one line of plain signs', () => {
    fc.assert(
      fc.property(anyFeedback, (feedback) => {
        const last = feedbackNote(feedback, null, 'en').split('\n').at(-1);
        expect(last).toMatch(/^relevo-feedback 1 [\w-]+ [0-9a-f]{8}$/);
      }),
    );
  });
});

describe('the words of a note', () => {
  it.each([
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\u00a0b', 'a b'],
    ['a\u0000b\u0007c\u009fd\te', 'abcd\te'],
    ['a\ud83db', 'a\ufffdb'],
    [' \n a \n ', 'a'],
    ['שלום \u202e x', 'שלום \u202e x'],
  ])('%j are kept as %j', (text, words) => {
    expect(cleanWords(text)).toBe(words);
  });

  it('are cut to a line with the last character whole', () => {
    expect(oneLine(` a\n b${'👩'.repeat(200)}`)).toBe(`a b${'👩'.repeat(148)}`);
  });
});

describe('a note that a person changed in the CRM', () => {
  const note = feedbackNote(FEEDBACK, 'No budget', 'en');

  it('says the new words, and the verdict that was given', () => {
    const read = through(note.replace('spring', 'summer'));
    expect(read).toMatchObject({
      kind: 'feedback',
      edited: true,
      feedback: { verdict: 'rejected' },
    });
    expect(read.kind === 'feedback' && read.feedback.text).toBe('They asked again in summer.');
  });

  it('with another verdict above shows all its words beside the verdict that was given', () => {
    const read = through(note.replace('Rejected', 'Accepted'));
    expect(read).toMatchObject({
      kind: 'feedback',
      edited: true,
      feedback: { verdict: 'rejected' },
    });
    expect(read.kind === 'feedback' && read.feedback.text).toContain('Accepted');
  });

  it('at its end keeps what was added', () => {
    const html = `${noteHtml(note, REFERENCE)}<br>Called them: no.`;
    const { text, reference } = readNote(html);
    expect(reference).toBeNull();
    const read = readFeedbackNote(text);
    expect(read).toMatchObject({
      kind: 'feedback',
      edited: true,
      feedback: { reasonId: 'no-budget' },
    });
    expect(read.words).toMatch(/spring\.\nCalled them: no\.$/);
    expect(read.words).not.toContain('relevo-');
  });

  it('whose line was wrapped is read all the same', () => {
    const line = /[\w-]{20,}(?= [0-9a-f]{8}$)/;
    const wrapped = note.replace(
      line,
      (code) => `${code.slice(0, 40)}\n${code.slice(40, 90)}\u200b${code.slice(90)}`,
    );
    expect(through(wrapped)).toMatchObject({ kind: 'feedback', feedback: FEEDBACK, edited: false });
  });

  it('in any one sign of its line is damaged, never another verdict', () => {
    const start = note.indexOf('relevo-feedback 1 ') + 'relevo-feedback 1 '.length;
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: note.length - 1 }),
        fc.constantFrom('', 'x', ' ', '\n', '<'),
        (at, put) => {
          const changed = `${note.slice(0, at)}${put}${note.slice(at + 1)}`;
          const read = through(changed);
          if (read.kind === 'feedback') expect(read.feedback).toEqual(FEEDBACK);
          else expect(read).toMatchObject({ kind: 'damaged' });
          expect(read.words).toContain('spring');
        },
      ),
    );
  });
});

describe('a note that is something else', () => {
  const line = (data: unknown, form = 1) => {
    const code = toBase64Url(JSON.stringify(data));
    return `Words.\n\nrelevo-feedback ${form} ${code} ${sha256(code).slice(0, 8)}`;
  };

  it.each([
    ['', 'plain'],
    ['Called. relevo-feedback 1 x', 'plain'],
    ['relevo-feedback', 'plain'],
    ['relevo-feedback is a word of ours', 'plain'],
    ['Words.\nrelevo-feedback 1', 'damaged'],
    ['Words.\nrelevo-feedback 1 abc 12345678', 'damaged'],
    ['Words.\nrelevo-feedback 2 {"whatever"}', 'newer'],
    [line({ v: 'promised', n: 'Ada', h: '', t: '' }), 'newer'],
    [line({ v: 'rejected' }), 'damaged'],
    [line({ v: 'rejected', n: 'Ada', h: '', t: '', later: 1 }), 'feedback'],
    [line([]), 'damaged'],
    [line(null), 'damaged'],
    [line({ v: 'rejected' }, 7), 'newer'],
  ])('%j is %s', (text, kind) => {
    const read = readFeedbackNote(text);
    expect(read.kind).toBe(kind);
    if (kind !== 'plain') expect(read.words).toBe(text.startsWith('Words.') ? 'Words.' : '');
    else expect(read.words).toBe(text);
  });

  it('never throws and never hides words, whatever it is', () => {
    fc.assert(
      fc.property(anyText, anyText, (above, below) => {
        for (const text of [
          above,
          `${above}\nrelevo-feedback ${below}`,
          `${above}\nrelevo-feedback 1 ${below}`,
        ]) {
          const read = readFeedbackNote(text);
          const shown = 'line' in read ? `${read.words}\n${read.line}` : read.words;
          // A line that names a reference is ours, and is the only one that goes.
          const own = above.replace(/^ *relevo-ref [0-9a-f]{32} *$/gm, '');
          for (const word of own.split(/\s+/)) expect(shown).toContain(word);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['x', '\n', ' ', 'relevo-feedback 1 ', '\nrelevo-feedback 1 x', 'ש'])(
    'of %j again and again takes no longer than it is long',
    async (part) => {
      const notes = (size: number) => {
        const long = part.repeat(size / part.length);
        return [long, `${long}\nrelevo-feedback 1 ${long}`];
      };
      const growth = await growthOf(40_000, notes, (texts) => texts.map(readFeedbackNote));
      expect(growth).toBeLessThan(LINEAR);
    },
  );
});

describe('who wrote it', () => {
  const of = (author: Feedback['author']) =>
    readFeedbackNote(feedbackNote({ ...FEEDBACK, author }, null, 'en'));
  const ada = { ...FEEDBACK.author };
  const byId = { ...ada, id: '7' };
  const nobody = { name: NOBODY, email: null };

  it.each([
    [ada, null, 'Ada Alder', 'same'],
    [ada, null, ' ada  alder', 'same'],
    [ada, null, 'ADA@alder.example', 'same'],
    [ada, '7', 'Ada Alder', 'same'],
    [ada, null, 'Eve', 'different'],
    [ada, null, '', 'different'],
    [ada, null, null, 'unknown'],
    [ada, '7', null, 'unknown'],
    // She has another name by now, or has left and is not named any more.
    [byId, '7', 'Ada Birch', 'same'],
    [byId, '7', null, 'same'],
    // A colleague of the same name.
    [byId, '8', 'Ada Alder', 'different'],
    [byId, null, 'Ada Alder', 'same'],
    [byId, null, null, 'unknown'],
    // Written where no one had said who they are, in a CRM that knows.
    [nobody, '7', 'Ada Alder', 'same'],
    [nobody, null, null, 'unknown'],
    [{ ...nobody, id: '7' }, '8', 'Eve', 'different'],
  ] as const)(
    'is distinguished from who the CRM says: %j against %j %j is %s',
    (author, id, name, agreement) => {
      expect(authorshipOf(of(author), { id, name }).agreement).toBe(agreement);
      expect(authorshipOf(readFeedbackNote('by hand'), { id, name })).toEqual({
        crm: name,
        claimed: null,
        agreement: 'unknown',
      });
    },
  );

  it('is named as the CRM does, and never by the note', () => {
    expect(authorshipOf(of(byId), { id: '7', name: 'Ada Birch' }).crm).toBe('Ada Birch');
    expect(authorshipOf(of(byId), { id: '7', name: null }).crm).toBeNull();
    // An id that anybody can write names no person that the CRM does not know.
    expect(authorshipOf(of(byId), { id: '7', name: null, confirmed: false })).toMatchObject({
      agreement: 'unknown',
    });
    const named = authorshipOf(of(byId), { id: '7', name: 'Ada Birch', confirmed: false });
    expect(named).toMatchObject({ agreement: 'same', confirmed: false });
    expect(authorshipOf(of(ada), { id: null, name: null }).crm).toBeNull();
  });
});
