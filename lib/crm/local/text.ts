/**
 * Text from outside as one line of plain text: control characters and those that turn the reading
 * direction around are white space, and white space is one blank. Anything else stays as it is, a
 * formula too: nothing here computes.
 */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
}
