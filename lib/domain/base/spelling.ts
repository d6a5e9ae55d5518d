/**
 * White space, invisible characters (`\p{Cf}`: zero-width, direction marks, BOM) and the apostrophe
 * of spreadsheets.
 */
const EDGES = /^[\s\p{Cf}'’‘＇]+|[\s\p{Cf}'’‘＇]+$/gu;

/** Returns a text without what is copied along at its ends and is no part of an address. */
export function trimEdges(text: string): string {
  return text.replace(EDGES, '');
}

/**
 * Returns the spelling in which keys are compared: composed (NFC) and with A–Z in lower case, as
 * addresses fold. Other letters keep their case: a mailbox under one of them is another mailbox.
 * @returns null where a character is only another one's double, as the Kelvin sign is K's:
 * composing would make one address of two
 */
export function comparableSpelling(text: string): string | null {
  for (const character of text) {
    const composed = character.normalize('NFC');
    if (composed !== character && [...composed].length === 1) return null;
  }
  // Small letters compose with marks that capitals stand beside.
  return foldAscii(text.normalize('NFC')).normalize('NFC');
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
