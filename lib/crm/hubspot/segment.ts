/**
 * A text as one segment of a path or one value of a query. Half a character, which no address can
 * hold, becomes U+FFFD.
 */
export function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
