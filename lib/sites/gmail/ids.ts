const LEGACY = /^[0-9a-f]{10,16}$/i;

/**
 * A thread's legacy id (hexadecimal, lower case) from an attribute or address that should hold one.
 * The decimal number of `#thread-f:1654…` is not used for it: in captured pages the two differ.
 * @returns null for what is none: the newer forms, the word "undefined", nothing
 */
export function legacyId(raw: string | null): string | null {
  const text = (raw ?? '').trim();
  return LEGACY.test(text) ? text.toLowerCase() : null;
}
