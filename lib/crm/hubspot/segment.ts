/**
 * Encodes a text as a path segment or a query value. A lone surrogate, which no URL can hold,
 * becomes U+FFFD.
 */
export function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
