import { describe, expect, it } from 'vitest';
import { readText } from '../../../../components/options/read-text';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('the text of a file', () => {
  it('is read as UTF-8, with and without a mark', () => {
    expect(readText(new TextEncoder().encode('José, Łukasz'))).toBe('José, Łukasz');
    expect(readText(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a');
  });

  it('is read as the old code page where it is no UTF-8', () => {
    expect(readText(bytes(0x4a, 0x6f, 0x73, 0xe9, 0x3b))).toBe('José;');
  });

  it('is read as UTF-16 where it says so', () => {
    expect(readText(bytes(0xff, 0xfe, 0x4a, 0x00, 0xe9, 0x00))).toBe('Jé');
    expect(readText(bytes(0xfe, 0xff, 0x00, 0x4a, 0x00, 0xe9))).toBe('Jé');
  });
});
