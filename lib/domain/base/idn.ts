import { parseUrl } from './url';

/** Characters that would end the host of a URL, so that only a part of it would be read. */
const NO_HOST = /[/?#@%:[\]\\]/;

/**
 * Returns the ASCII form of a domain: labels in other scripts become Punycode, so that both
 * spellings are equal.
 * @param domain composed (NFC), without white space
 * @returns null if it is not a domain, or if it contains look-alike characters (full width,
 * ligatures)
 */
export function asciiDomain(domain: string): string | null {
  if (domain.startsWith('.') || domain.endsWith('.') || domain.includes('..')) return null;
  if (/^[!-~]*$/.test(domain)) return /^[\w.-]*$/.test(domain) ? domain : null;
  if (NO_HOST.test(domain) || domain.normalize('NFKC') !== domain) return null;
  const host = parseUrl(`https://${domain}/`)?.hostname ?? '';
  return /^[a-z0-9._-]+$/.test(host) && host.includes('xn--') ? host : null;
}

/** Returns a domain with its Punycode labels decoded; null if it has none, or if one is invalid. */
export function unicodeDomain(domain: string): string | null {
  const labels = domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? decodeLabel(label.slice(4)) : label));
  if (labels.includes(null)) return null;
  const read = labels.join('.');
  return read !== domain && asciiDomain(read.normalize('NFC')) === domain ? read : null;
}

// The parameters of RFC 3492, section 5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const LAST_CODE_POINT = 0x10ffff;

/** Decodes a Punycode label (RFC 3492, section 6.2). @returns null if it is invalid */
function decodeLabel(label: string): string | null {
  const cut = label.lastIndexOf('-');
  const output = [...label.slice(0, Math.max(0, cut))].map((letter) => letter.codePointAt(0) ?? 0);
  const digits = [...label.slice(cut + 1)].map(digitOf).values();
  let [n, i, bias] = [INITIAL_N, 0, INITIAL_BIAS];
  for (let digit = digits.next(); digit.done !== true; digit = digits.next()) {
    const before = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE, digit = digits.next()) {
      if (digit.done === true || digit.value === null) return null;
      i += digit.value * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit.value < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > LAST_CODE_POINT) return null;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

function digitOf(letter: string): number | null {
  const digit = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter);
  return digit < 0 ? null : digit;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
