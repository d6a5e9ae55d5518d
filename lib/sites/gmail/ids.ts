const LEGACY = /^[0-9a-f]{10,16}$/i;
const DECIMAL = /^#?thread-f:(\d{10,20})$/;

/**
 * A thread's legacy id (hexadecimal, lower case) from any attribute that holds one: as it is, or as the decimal number of
 * `#thread-f:1654…`.
 * @returns null for what is none: drafts (`#thread-a:r-…`), the word "undefined", nothing
 */
export function legacyId(raw: string | null): string | null {
  const text = (raw ?? '').trim();
  if (LEGACY.test(text)) return text.toLowerCase();
  const [, decimal] = DECIMAL.exec(text) ?? [];
  return decimal === undefined ? null : BigInt(decimal).toString(16);
}
