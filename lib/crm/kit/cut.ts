/**
 * Characters of a name, a company or a label that are kept: nobody has a longer one, and every
 * surface has to draw it.
 */
const LONGEST_LINE = 300;

/** The beginning of a text, with its last character whole. */
export function cut(text: string, most = LONGEST_LINE): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return text.slice(0, end);
}
