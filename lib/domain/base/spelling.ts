/**
 * Invisible characters: format characters (`\p{Cf}`: zero-width, direction marks, BOM), what
 * Unicode draws as nothing (`\p{DI}`: fillers of Hangul, variation selectors), the blank of
 * Braille.
 */
const UNSEEN = '\\p{Cf}\\p{DI}\\u2800';
const HAS_UNSEEN = new RegExp(`[${UNSEEN}]`, 'u');
/** White space, invisible characters, and the apostrophe of spreadsheets, at both ends. */
const EDGES = new RegExp(`^[\\s${UNSEEN}'’‘＇]+|[\\s${UNSEEN}'’‘＇]+$`, 'gu');

/** Returns a text without characters at its ends that were copied along with an address. */
export function trimEdges(text: string): string {
  return text.replace(EDGES, '');
}

/**
 * Returns the spelling that keys are compared in: composed (NFC), with A–Z in lower case, as
 * addresses are folded. Other letters keep their case, because they can distinguish mailboxes.
 * @returns null if a character is only a double of another one, such as the Kelvin sign of K:
 * composing would make two addresses equal; and if one cannot be seen: two addresses that look
 * equal would differ
 */
export function comparableSpelling(text: string): string | null {
  if (HAS_UNSEEN.test(text)) return null;
  for (const character of text) {
    const composed = character.normalize('NFC');
    if (composed !== character && [...composed].length === 1) return null;
  }
  // Some lower-case letters compose with a mark that does not compose with the capital.
  return foldAscii(text.normalize('NFC')).normalize('NFC');
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
