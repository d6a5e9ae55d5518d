import { describe, expect, it } from 'vitest';
import { blocksOf, unsnappy } from '../../e2e/leveldb';

const bytes = (...parts: readonly (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

/** "canary canary canaries": a piece, and a copy that overlaps itself. */
const PACKED = bytes([22], [6 << 2], 'canary ', [((11 - 4) << 2) | 1, 7], [3 << 2], 'ries');

describe('Snappy', () => {
  it('is unpacked: pieces, copies near and far, copies of themselves', () => {
    expect(unsnappy(PACKED).toString()).toBe('canary canary canaries');
    expect(unsnappy(bytes([6], [0], 'a', [(4 << 2) | 2, 1, 0])).toString()).toBe('aaaaaa');
    const long = 'x'.repeat(300);
    expect(unsnappy(bytes([0xac, 2], [61 << 2, 43, 1], long)).toString()).toBe(long);
  });
});

describe('a table of LevelDB', () => {
  const entry = (value: Buffer) => bytes([0, 1, value.length], 'k', [...value]);
  const block = (value: Buffer) => bytes([...entry(value)], [0, 0, 0, 0], [1, 0, 0, 0]);
  const trailer = (kind: number) => [kind, 0, 0, 0, 0];

  it('gives its data blocks, also those that are compressed', () => {
    const index = block(Buffer.from([0, PACKED.length]));
    const at = PACKED.length + 5;
    const handles = bytes([0, 0], [at, index.length]);
    const footer = Buffer.alloc(48);
    handles.copy(footer);
    Buffer.from([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]).copy(footer, 40);
    const table = bytes([...PACKED], trailer(1), [...index], trailer(0), [...footer]);
    expect(table.includes('canary canaries')).toBe(false);
    expect(blocksOf(table).map(String)).toEqual(['canary canary canaries']);
    expect(blocksOf(table.subarray(0, -1))).toEqual([]);
  });
});
