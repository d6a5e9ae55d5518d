/** Marks at the beginning of a file that say how it is written. */
const UTF16: readonly (readonly [string, readonly [number, number]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file as somebody saved it: UTF-16 by its mark, else UTF-8, else the code page in
 * which spreadsheets of western Europe still save CSV, so that "José" stays José.
 */
export function readText(bytes: Uint8Array<ArrayBuffer>): string {
  const marked = UTF16.find(([, [first, second]]) => bytes[0] === first && bytes[1] === second);
  if (marked !== undefined) return new TextDecoder(marked[0]).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
