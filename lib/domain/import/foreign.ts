import type { ForeignKind } from './model';

/** Bytes at the beginning of files that are no text. */
const SIGNATURES: readonly (readonly [readonly number[], ForeignKind])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'old-workbook'],
  [[0x09, 0x08, 0x10, 0x00], 'old-workbook'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x1f, 0x8b], 'archive'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
];

/** How text begins that is no table. */
const BEGINNINGS: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^BEGIN:VCARD\b/i, 'vcard'],
  [/^BEGIN:[A-Z]+\b|^\{\\rtf|^%!PS/i, 'unknown'],
  // SYLK, an exchange format of spreadsheets; a header may begin with "ID;" too.
  [/^ID;P[A-Z]/, 'old-workbook'],
  [/^<\?xml[^>]*>\s*<\?mso-application progid="Excel/i, 'old-workbook'],
  [/^<(!doctype html|html|table|head|body|meta)\b/i, 'web-page'],
  [/^<\?xml\b/i, 'web-page'],
  [/^[[{]\s*["{[\]}]/, 'json'],
  [/^(dn|version): /i, 'unknown'],
];

/** What a file is by its bytes where it is no text; null for what may be a table. */
export function foreignBytes(bytes: Uint8Array): ForeignKind | null {
  if (bytes.length === 0) return 'empty';
  const [p, k, three] = bytes;
  if (p === 0x50 && k === 0x4b && (three === 3 || three === 5)) return zipKind(bytes);
  return SIGNATURES.find(([signs]) => signs.every((sign, at) => bytes[at] === sign))?.[1] ?? null;
}

/** What a file is by its first letters where it is no table of rows; null for what may be one. */
export function foreignText(text: string): ForeignKind | null {
  const start = text.replace(/^[\ufeff\s]+/, '');
  if (/^[\s,;|"]*$/.test(start)) return 'empty';
  if (isBinary(start.slice(0, 2_000))) return 'unknown';
  return BEGINNINGS.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}

/** Whether most lines of a text hold letters that no text has. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\u0000-\u0008\u000e-\u001f]/g;
  const lines = text.split(/[\r\n]+/);
  const strange = lines.filter((line) => line.search(control) >= 0).length;
  return strange > lines.length / 2 && (text.match(control)?.length ?? 0) > 8;
}

/** A workbook, a text document and a plain archive are all zip files: names inside differ. */
function zipKind(bytes: Uint8Array): ForeignKind {
  const names = Array.from(bytes.subarray(0, 20_000), (byte) => String.fromCharCode(byte)).join('');
  if (/word\/|ppt\//.test(names)) return 'unknown';
  if (/xl\/|\[Content_Types\]\.xml/.test(names)) return 'workbook';
  return /opendocument|\.iwa/.test(names) ? 'opendocument' : 'archive';
}
