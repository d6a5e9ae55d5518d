const LEGACY = /^[0-9a-f]{10,16}$/i;

/**
 * Returns a thread's legacy id (hexadecimal, lower case) from an attribute or a URL. The decimal
 * number in `#thread-f:1654…` is not used: in captured pages the two differ.
 * @returns null for other forms, the word "undefined" and empty values
 */
export function legacyId(raw: string | null): string | null {
  const text = (raw ?? '').trim();
  return LEGACY.test(text) ? text.toLowerCase() : null;
}
