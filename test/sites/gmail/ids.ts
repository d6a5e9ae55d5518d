import type { Random } from '../random';

const URL_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz';

/** Gmail's ids grow with time: the upper digits hold the milliseconds. */
export function decimalId(at: number, random: Random): string {
  return (
    (BigInt(Math.max(0, Math.floor(at))) << 20n) +
    BigInt(random.between(0, 0xfffff))
  ).toString();
}

/** An id that a browser gives to something that the server does not know yet. */
export function localId(random: Random): string {
  return `r-${random.between(1, 9)}${Array.from({ length: 17 }, () => random.between(0, 9)).join('')}`;
}

/** The opaque thread id of the address bar. */
export function urlId(random: Random): string {
  return `FMfcgz${Array.from({ length: 26 }, () => URL_ALPHABET[random.between(0, URL_ALPHABET.length - 1)]).join('')}`;
}
