import { utf8ToBytes } from '@noble/hashes/utils.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Encodes a text in UTF-8 as base64url without padding. The domain has no `btoa`, which is part of
 * the browser.
 */
export function toBase64Url(text: string): string {
  const bytes = utf8ToBytes(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [word >> 18, (word >> 12) & 63, (word >> 6) & 63, word & 63];
    out += letters
      .slice(0, Math.min(3, bytes.length - at) + 1)
      .map((letter) => LETTERS.charAt(letter))
      .join('');
  }
  return out;
}

/** Decodes base64url to a text; null if it is not valid. */
export function fromBase64Url(encoded: string): string | null {
  if (!/^[\w-]*$/.test(encoded) || encoded.length % 4 === 1) return null;
  const bytes: number[] = [];
  for (let at = 0; at < encoded.length; at += 4) {
    const group = encoded.slice(at, at + 4);
    const word = [...group.padEnd(4, 'A')].reduce(
      (sum, letter) => sum * 64 + LETTERS.indexOf(letter),
      0,
    );
    bytes.push(...[word >> 16, (word >> 8) & 255, word & 255].slice(0, group.length - 1));
  }
  return utf8Text(bytes);
}

/** The text of bytes in UTF-8; null where they are none. */
function utf8Text(bytes: readonly number[]): string | null {
  const percent = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(percent);
  } catch {
    return null;
  }
}
