import { byteOf, decodeAs, likeliestPage, type SingleByte, strictUtf8 } from './code-pages';
import type { Doubts, Encoding, Sliced } from './model';

/** A file as text. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly doubts: Doubts;
}

const CERTAIN: Doubts = { mixed: [], repaired: [], lost: [], guessed: false };
/** Lines between two moments to draw. */
const SLICE = 5_000;

/**
 * The text of a file as a person saved it. Each line is judged by itself, so that one bad byte
 * spoils its own line and no other.
 * @param chosen the encoding where a person said it
 */
export function* decodeFile(bytes: Uint8Array, chosen?: Encoding): Sliced<Decoded> {
  const marked = markOf(bytes) ?? utf16WithoutMark(bytes);
  if (chosen !== undefined || (marked !== null && marked !== 'utf-8')) {
    const encoding = chosen ?? marked ?? 'utf-8';
    const text = decodeAs(bytes, encoding);
    return { text, encoding, doubts: { ...CERTAIN, lost: linesWith(text, '\ufffd') } };
  }
  const whole = strictUtf8(bytes);
  if (whole !== null) return yield* repair(whole, 'utf-8', CERTAIN);
  return yield* byLine(bytes);
}

/** The encoding that a mark at the beginning says. */
function markOf(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Western text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(bytes.length, 4_096) / 2);
  let [first, second] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) first++;
    if (bytes[2 * pair + 1] === 0) second++;
  }
  if (pairs < 2) return null;
  if (second > pairs * 0.4 && first < pairs * 0.05) return 'utf-16le';
  return first > pairs * 0.4 && second < pairs * 0.05 ? 'utf-16be' : null;
}

interface Line {
  readonly bytes: Uint8Array;
  /** Null where it is no UTF-8. */
  readonly text: string | null;
}

function* byLine(bytes: Uint8Array): Sliced<Decoded> {
  const lines: Line[] = [];
  const foreign: Uint8Array[] = [];
  let utf8 = 0;
  for (const line of linesOf(bytes)) {
    const text = strictUtf8(line);
    if (text === null) foreign.push(line);
    else if (text.length !== line.length) utf8++;
    lines.push({ bytes: line, text });
    if (lines.length % SLICE === 0) yield lines.length / (lines.length + SLICE);
  }
  const { page, plain } = likeliestPage(joined(foreign));
  const mostlyUtf8 = markOf(bytes) === 'utf-8' || (utf8 > 0 && utf8 >= foreign.length);
  const mixed: number[] = [];
  let text = '';
  let number = 1;
  for (const line of lines) {
    const isOther =
      line.text === null
        ? mostlyUtf8 && !isOnlyCut(line.bytes)
        : !mostlyUtf8 && line.text.length !== line.bytes.length;
    if (isOther) mixed.push(number);
    text += line.text ?? foreignText(line.bytes, page, mostlyUtf8);
    number++;
  }
  const encoding = mostlyUtf8 ? 'utf-8' : page;
  return yield* repair(text, encoding, { ...CERTAIN, mixed, guessed: !mostlyUtf8 && !plain });
}

/** The lines of a file, each with its end. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 10 && (byte !== 13 || bytes[at + 1] === 10)) continue;
    yield bytes.subarray(start, at + 1);
    start = at + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A line that is no UTF-8. In a file that is, its letters in UTF-8 stay what they are, a letter cut
 * off at its end is lost, and other bytes are read in the likeliest code page.
 */
function foreignText(line: Uint8Array, page: SingleByte, mostlyUtf8: boolean): string {
  if (!mostlyUtf8) return decodeAs(line, page);
  let text = '';
  for (let at = 0; at < line.length; ) {
    const length = sequenceLength(line[at] ?? 0);
    const letter = strictUtf8(line.subarray(at, at + length));
    const isCut = letter === null && isCutOff(line, at, length);
    text += letter ?? (isCut ? '\ufffd' : decodeAs(line.subarray(at, at + 1), page));
    at += letter === null && !isCut ? 1 : length;
  }
  return text;
}

/** Whether nothing but the end of the file makes a line no UTF-8. */
function isOnlyCut(line: Uint8Array): boolean {
  const at = line.findLastIndex((byte) => byte >= 0xc0);
  return (
    at >= 0 &&
    isCutOff(line, at, sequenceLength(line[at] ?? 0)) &&
    strictUtf8(line.subarray(0, at)) !== null
  );
}

/** Whether a letter of several bytes ends with the file. */
function isCutOff(line: Uint8Array, at: number, length: number): boolean {
  const rest = line.subarray(at + 1);
  return rest.length < length - 1 && rest.every((byte) => byte >= 0x80 && byte < 0xc0);
}

function sequenceLength(byte: number): number {
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
}

/** UTF-8 that a program read as another encoding: "Ã±" and "√±" are ñ, "â€™" is an apostrophe. */
const SPOILT: readonly (readonly [SingleByte, RegExp])[] = [
  [
    'windows-1252',
    /(?:[ÂÃÄÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚„†][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])+/g,
  ],
  ['macintosh', /(?:[√¬][^\s\p{ASCII}])+/gu],
];

/** Letters as a web page writes them: "Mu&ntilde;oz", "Mu&#241;oz". */
const ENTITY =
  /&([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring);|&#(\d{3});|&#x([\da-f]{2,3});/gi;
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
};

/** Puts right what another program spoilt before, and says where. */
function* repair(text: string, encoding: Encoding, doubts: Doubts): Sliced<Decoded> {
  const lost = linesWith(text, '\ufffd');
  if (!/[ÂÃÄÅâ√¬]|&(?:[a-z]{3,7}|#\w{3,4});/i.test(text))
    return { text, encoding, doubts: { ...doubts, lost } };
  const repaired: number[] = [];
  let number = 0;
  const lines: string[] = [];
  for (const line of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    number++;
    const better = repairLine(line);
    if (better !== line) repaired.push(number);
    lines.push(better);
    if (number % SLICE === 0) yield number / (number + SLICE);
  }
  return { text: lines.join(''), encoding, doubts: { ...doubts, repaired, lost } };
}

function repairLine(line: string): string {
  let better = line;
  for (const [page, pattern] of SPOILT) {
    better = better.replace(pattern, (spoilt) => {
      const bytes = Array.from(spoilt, (letter) => byteOf(letter, page));
      return bytes.includes(null)
        ? spoilt
        : (strictUtf8(Uint8Array.from(bytes as number[])) ?? spoilt);
    });
  }
  return better.replace(
    ENTITY,
    (whole, letter: string, accent: string, decimal: string, hex: string) => {
      if (accent !== undefined) return (letter + (ACCENTS[accent] ?? '')).normalize('NFC');
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      // Signs are left alone: what would be markup stays the text that it is.
      return point >= 0xc0 && point <= 0x24f ? String.fromCodePoint(point) : whole;
    },
  );
}

function linesWith(text: string, sign: string): number[] {
  const found: number[] = [];
  if (!text.includes(sign)) return found;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries())
    if (line.includes(sign)) found.push(index + 1);
  return found;
}
