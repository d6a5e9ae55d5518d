import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const DEFLATED = 8;

/** Returns a file out of a zip; null where it is not in it. */
export function fileInZip(zip: Buffer, name: string): Buffer | null {
  for (const [each, entry] of entriesOf(zip)) if (each === name) return contentOf(zip, entry);
  return null;
}

/** Returns every file of a zip by its name. */
export function filesInZip(zip: Buffer): Map<string, Buffer> {
  return new Map(
    entriesOf(zip)
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, entry]) => [name, contentOf(zip, entry)]),
  );
}

/**
 * Names, and where their entries begin. Sizes come from the central directory, as in APPNOTE.TXT 4.3
 * of PKWARE; archives beyond 4 GB (zip64) are none of ours.
 */
function entriesOf(zip: Buffer): [name: string, entry: number][] {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('no zip');
  const entries: [string, number][] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('a damaged zip');
    const [named, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const from = at + 46;
    entries.push([zip.toString('utf8', from, from + (named ?? 0)), at]);
    at = from + (named ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function contentOf(zip: Buffer, entry: number): Buffer {
  const [method, size, local] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
    zip.readUInt32LE(entry + 42),
  ];
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + size);
  return method === DEFLATED ? inflateRawSync(packed) : packed;
}
