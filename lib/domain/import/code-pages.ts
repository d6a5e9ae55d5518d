import type { Encoding } from './model';

interface Decoder {
  decode(bytes: Uint8Array): string;
}

// Every engine that this runs in has the decoder, which does no I/O; but TypeScript declares it
// with the DOM alone.
const engine = globalThis as unknown as {
  readonly TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder;
};

/**
 * Code page 850, in which spreadsheets save "CSV (MS-DOS)", from 0x80 on: no browser reads it.
 * https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT
 */
const IBM850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const strict = new engine.TextDecoder('utf-8', { fatal: true });

/** The text of bytes in UTF-8, without its mark; null where they are none. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** The encodings with one byte a letter. */
const SINGLE = ['windows-1252', 'macintosh', 'ibm850'] as const;
export type SingleByte = (typeof SINGLE)[number];

/**
 * The upper half of each, from 0x80 on. Windows-1252 by its index, since some versions of Node read
 * it as Latin-1: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const PAGES: Readonly<Record<SingleByte, string>> = {
  'windows-1252': `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${upTo(0xa0, 0xff)}`,
  macintosh: new engine.TextDecoder('macintosh').decode(
    Uint8Array.from({ length: 0x80 }, (_, index) => index + 0x80),
  ),
  ibm850: IBM850,
};

function upTo(from: number, to: number): string {
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

const CHUNK = 8_192;

/** The text of bytes in an encoding; what has no meaning there becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  const single = SINGLE.find((each) => each === encoding);
  if (single === undefined) return new engine.TextDecoder(encoding).decode(bytes);
  const page = PAGES[single];
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const codes = Array.from(bytes.subarray(at, at + CHUNK), (byte) =>
      byte < 0x80 ? byte : page.charCodeAt(byte - 0x80),
    );
    text += String.fromCharCode(...codes);
  }
  return text;
}

/** The byte that a letter is in an encoding with one byte a letter; null where it has none. */
export function byteOf(letter: string, page: SingleByte): number | null {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return code;
  const place = PAGES[page].indexOf(letter);
  return place < 0 ? null : place + 0x80;
}

/** Letters of the languages that lists are written in, the frequent ones counting more. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/[áéíóúñ]/, 3],
  [/[üçàèêãõöäâôß]/, 2],
  [/[a-zà-öø-ÿœšžı]/, 1],
  [/[ÁÉÍÓÚÑ]/, 2],
  [/[ªº’“”«»¿¡€ ·–—]/, 0.5],
  [/\p{L}/u, 0.25],
];

/**
 * The encoding with one byte a letter that makes words of bytes that are no UTF-8, and whether it
 * is plain: the usual one, with letters where letters belong.
 */
export function likeliestPage(bytes: Uint8Array): { page: SingleByte; plain: boolean } {
  const scores = SINGLE.map((page) => ({ page, score: wordScore(bytes, PAGES[page]) }));
  const best = scores.reduce((high, each) => (each.score > high.score ? each : high));
  return { page: best.page, plain: best.page === 'windows-1252' && best.score > 0 };
}

const MOST_LOOKED_AT = 20_000;

function wordScore(bytes: Uint8Array, page: string): number {
  let score = 0;
  let seen = 0;
  for (let at = 0; at < bytes.length && seen < MOST_LOOKED_AT; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    seen++;
    score += letterScore(page[byte - 0x80] ?? '', letterAt(bytes, at - 1), letterAt(bytes, at + 1));
  }
  return score;
}

type Neighbour = 'small' | 'capital' | 'high' | null;

function letterAt(bytes: Uint8Array, at: number): Neighbour {
  const byte = bytes[at] ?? 0;
  if (byte >= 0x80) return 'high';
  return byte >= 97 && byte <= 122 ? 'small' : byte >= 65 && byte <= 90 ? 'capital' : null;
}

function letterScore(letter: string, before: Neighbour, after: Neighbour): number {
  if (/[\p{Cc}\ufffd]/u.test(letter)) return -5;
  const weight = WEIGHTS.find(([pattern]) => pattern.test(letter))?.[1];
  const isWithin = isAscii(before) && isAscii(after);
  if (!/(?![ªº])\p{L}/u.test(letter))
    return isWithin && !/[’·ªº]/.test(letter) ? -3 : (weight ?? -1);
  // A letter alone is seldom a word, and no word changes from small to capital.
  if (before === null && after === null) return 0;
  const isCapital = letter !== letter.toLowerCase();
  if (isCapital ? before === 'small' : after === 'capital') return before === 'capital' ? -1 : -2;
  return weight ?? 0;
}

function isAscii(neighbour: Neighbour): boolean {
  return neighbour === 'small' || neighbour === 'capital';
}
