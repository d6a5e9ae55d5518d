/** Longest name, company or label that is kept, characters, because every surface must draw it. */
const LONGEST_LINE = 300;

/** Returns the beginning of a text, without splitting a surrogate pair. */
export function cut(text: string, most = LONGEST_LINE): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return text.slice(0, end);
}
