/**
 * Reads the blocks of a LevelDB table (`.ldb`), which Chromium compresses: a word searched for in
 * the bytes of the file would not be found. Formats: doc/table_format.md of google/leveldb,
 * format_description.txt of google/snappy.
 */
const FOOTER = 48;
const MAGIC = Buffer.from([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]);
const SNAPPY = 1;

/**
 * Returns the unpacked data blocks of a table; none where the file is no table, or only a part of
 * one.
 */
export function blocksOf(table: Buffer): Buffer[] {
  if (table.length < FOOTER || !table.subarray(-MAGIC.length).equals(MAGIC)) return [];
  const footer = table.subarray(-FOOTER);
  // The handle of the meta index comes first; the index names the data blocks.
  const [, , afterMeta] = readHandle(footer, 0);
  const [index] = blockAt(table, readHandle(footer, afterMeta));
  return index === undefined
    ? []
    : valuesOf(index).flatMap((value) => blockAt(table, readHandle(value, 0)));
}

type Handle = readonly [offset: number, size: number, next: number];

function readHandle(bytes: Buffer, at: number): Handle {
  const [offset, afterOffset] = readVarint(bytes, at);
  const [size, next] = readVarint(bytes, afterOffset);
  return [offset, size, next];
}

function readVarint(bytes: Buffer, from: number): readonly [value: number, next: number] {
  let [value, weight, at] = [0, 1, from];
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return [value, at];
    weight *= 0x80;
  }
}

function blockAt(table: Buffer, [offset, size]: Handle): Buffer[] {
  const packed = table.subarray(offset, offset + size);
  if (packed.length < size) return [];
  return [table[offset + size] === SNAPPY ? unsnappy(packed) : packed];
}

/**
 * The values of a block's entries: shared length of the key, own length, length of the value, own
 * part, value.
 */
function valuesOf(block: Buffer): Buffer[] {
  if (block.length < 4) return [];
  const end = block.length - 4 * (block.readUInt32LE(block.length - 4) + 1);
  const values: Buffer[] = [];
  for (let at = 0; at < end; ) {
    const [, afterShared] = readVarint(block, at);
    const [own, afterOwn] = readVarint(block, afterShared);
    const [size, afterSize] = readVarint(block, afterOwn);
    values.push(block.subarray(afterSize + own, afterSize + own + size));
    at = afterSize + own + size;
  }
  return values;
}

/** Unpacks Snappy: pieces that stand there as they are, and copies of what was unpacked before. */
export function unsnappy(packed: Buffer): Buffer {
  const [length, first] = readVarint(packed, 0);
  const out = Buffer.alloc(length);
  let [at, to] = [first, 0];
  while (at < packed.length && to < length) {
    const tag = packed[at++] ?? 0;
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      const size = (extra === 0 ? tag >> 2 : packed.readUIntLE(at, extra)) + 1;
      at += extra;
      packed.copy(out, to, at, at + size);
      at += size;
      to += size;
      continue;
    }
    const bytes = [0, 1, 2, 4][tag & 3] ?? 0;
    const size = bytes === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = packed.readUIntLE(at, bytes) + (bytes === 1 ? (tag >> 5) << 8 : 0);
    at += bytes;
    // A copy may overlap itself: a run of one byte is one byte and a copy of it.
    for (let left = size; left > 0; left--, to++) out[to] = out[to - back] ?? 0;
  }
  return out;
}
