/** Lines of a file that are named one by one. */
const MOST_NAMED = 12;

/** Numbers of lines as a sentence names them; of many, the first. */
export function namedLines(lines: readonly number[]): string {
  const named = lines.slice(0, MOST_NAMED).join(', ');
  return lines.length > MOST_NAMED ? `${named}, …` : named;
}
