import { sha256 as hashOf } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Returns the SHA-256 of a text's UTF-8 as 64 hexadecimal digits. Not the platform's own, which
 * answers later: a digest is computed inside database transactions, which end while one waits.
 */
export function sha256(text: string): string {
  return bytesToHex(hashOf(utf8ToBytes(text)));
}
