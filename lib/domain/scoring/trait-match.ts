import type { Contact } from '../person/contact';

/**
 * The name under which a trait that the CRM translates for each user stands beside it in the one
 * form that all users share.
 */
export const commonForm = (trait: string): string => `${trait}@`;

/**
 * Whether a trait holds one of the words as a whole word, case and accents aside, in the user's
 * language or in the form that all share; no words means any text.
 */
export function traitMatches(
  traits: Contact['traits'],
  trait: string,
  anyOf: readonly string[],
): boolean {
  const of = (name: string) => (Object.hasOwn(traits, name) ? (traits[name] ?? '') : '');
  const text = of(trait);
  if (anyOf.length === 0) return text.trim() !== '';
  // Two blanks keep words of the two forms from standing side by side.
  const words = ` ${plain(text)}  ${plain(of(commonForm(trait)))} `;
  return plainOf(anyOf).some((word) => words.includes(` ${word} `));
}

const known = new WeakMap<readonly string[], readonly string[]>();

/**
 * The words of a list, worked out once: an agreement may have very many, and each person on a page
 * is held against all of them.
 */
function plainOf(list: readonly string[]): readonly string[] {
  const made = known.get(list) ?? list.map(plain).filter((word) => word !== '');
  known.set(list, made);
  return made;
}

/**
 * The words of a text, parted by one space. Accents go, since half of all Spanish job titles are
 * typed without them.
 */
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
