import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../lib/domain/base/base64url';
import { sha256 } from '../../../../lib/domain/base/sha256';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

describe('codes of texts', () => {
  it('a digest is what Node computes, at every length around a block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
    for (let length = 50; length < 70; length++) {
      expect(sha256('x'.repeat(length))).toBe(
        createHash('sha256').update('x'.repeat(length)).digest('hex'),
      );
    }
  });

  it('base64url is what Node makes of it, and comes back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toBase64Url(text)).toBe(Buffer.from(text, 'utf8').toString('base64url'));
        expect(fromBase64Url(toBase64Url(text))).toBe(Buffer.from(text, 'utf8').toString('utf8'));
      }),
    );
  });

  it('a half of a pair becomes the sign for what cannot be read', () => {
    expect(fromBase64Url(toBase64Url('a\ud83d'))).toBe('a\ufffd');
  });

  it.each(['A', 'a b', 'a=', 'é', '_w', 'gA'])('%j is no text', (encoded) => {
    expect(fromBase64Url(encoded)).toBeNull();
  });
});
