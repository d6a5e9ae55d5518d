/**
 * Words of a text as the search index sees them: lower case, split at everything that is no letter
 * or digit.
 */
function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * A quick no for most rows of a scan: a text that lacks a word's letters in a row lacks the word.
 */
function mayHold(text: string, wanted: string): boolean {
  const lower = text.toLowerCase();
  return words(wanted).every((word) => lower.includes(word));
}

/**
 * CONTAINS_TOKEN: every word of the wanted text is a word of the value; `*` at an end of the wanted
 * text is open.
 */
export function containsToken(value: string, wanted: string): boolean {
  if (!mayHold(value, wanted)) return false;
  const there = words(value);
  const asked = words(wanted);
  const openEnd = wanted.trim().endsWith('*');
  const openStart = wanted.trim().startsWith('*');
  return (
    asked.length > 0 &&
    asked.every((word, at) =>
      there.some((candidate) => {
        if (openStart && openEnd && asked.length === 1) return candidate.includes(word);
        if (openEnd && at === asked.length - 1) return candidate.startsWith(word);
        if (openStart && at === 0) return candidate.endsWith(word);
        return candidate === word;
      }),
    )
  );
}

/** Full text: every word asked begins a word of the text. */
export function matchesText(text: string, query: string): boolean {
  if (!mayHold(text, query)) return false;
  const there = words(text);
  return words(query).every((word) => there.some((candidate) => candidate.startsWith(word)));
}
