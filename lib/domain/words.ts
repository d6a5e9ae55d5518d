import type { Contact } from './contact';

/** Whether a trait holds one of the words as a whole word, case and accents aside; no words means any text. */
export function traitMatches(traits: Contact['traits'], trait: string, anyOf: readonly string[]): boolean {
  const text = Object.hasOwn(traits, trait) ? (traits[trait] ?? '') : '';
  if (anyOf.length === 0) return text.trim() !== '';
  const words = ` ${plain(text)} `;
  return anyOf.map(plain).some((word) => word !== '' && words.includes(` ${word} `));
}

/** The words of a text, parted by one space. Accents go, since half of all Spanish job titles are typed without them. */
function plain(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
