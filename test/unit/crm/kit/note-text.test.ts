import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../lib/crm/http/retry-after';
import {
  expandReference,
  htmlText,
  isReference,
  noteHtml,
  readNote,
} from '../../../../lib/crm/kit/note-text';

const references = fc.uuid();
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    'a &amp; b',
    'x\n\ny',
    'relevo-ref 0123456789abcdef0123456789abcdef',
    '  two  spaces ',
  ),
);
/** HTML knows no carriage return and no hard space apart from a space. */
const asKept = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ');

describe('a note', () => {
  it('comes back as it was written, with its reference', () => {
    fc.assert(
      fc.property(texts, references, (text, reference) => {
        const read = readNote(noteHtml(text, reference));
        expect(read.text).toBe(asKept(text));
        expect(isReference(read.reference, reference)).toBe(true);
        expect(expandReference(read.reference ?? '')).toBe(reference);
      }),
      { numRuns: 3_000 },
    );
  });

  it('holds no tag of what was written in it', () => {
    fc.assert(
      fc.property(texts, references, (text, reference) => {
        expect(noteHtml(text, reference).replaceAll('<br>', '')).not.toMatch(/[<>]/);
      }),
    );
  });

  it.each(['</p>\n<p>', '<br>\n', '<br/> ', '</div>\r\n  <div>'])(
    'keeps its reference when a CRM writes %j between the lines',
    (between) => {
      const reference = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
      const html = `<p>${noteHtml('Called', reference).replace('<br>', between)}</p>\n `;
      const read = readNote(html);
      expect(isReference(read.reference, reference)).toBe(true);
      expect(read.text.trim()).toBe('Called');
    },
  );

  it('of another person is not ours because it names a reference in its midst', () => {
    const reference = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
    const compact = reference.replaceAll('-', '');
    for (const html of [
      `relevo-ref ${compact} and more`,
      `x relevo-ref ${compact}`,
      `relevo-ref ${compact}<br>last line`,
      `relevo-ref ${compact.slice(1)}`,
    ]) {
      expect(readNote(html).reference).toBeNull();
    }
  });

  it('in the HTML of a CRM is read as text', () => {
    expect(
      htmlText(
        '<p>One</p><div>Two &amp; &#51;&nbsp;<b>bold</b></div><style>p{}</style><!-- no -->',
      ),
    ).toBe('One\nTwo & 3 bold\n');
  });
});

it('parts the cells of a table by a blank, and its rows by new lines', () => {
  const table =
    '<p>Offer</p><table><tr><th>Budget</th><td>10.000,50 €</td></tr><tr><td>Seats</td><td>9</td></tr></table>';
  expect(htmlText(table)).toBe('Offer\nBudget 10.000,50 €\nSeats 9\n');
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 23);
  it.each([
    ['7', 7_000],
    ['0', 0],
    ['1000000000', 900_000],
    [new Date(now + 60_000).toUTCString(), 60_000],
    [new Date(now - 60_000).toUTCString(), 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%s is %s ms', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
});
